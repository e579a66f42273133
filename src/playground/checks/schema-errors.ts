import { core } from 'zod/mini';
import type { FormErrors, Path } from './form-errors.ts';

/**
 * Validates a value against a schema and adds Discord's errors for it. In a union, the value's `type` selects the
 * option, so that the errors are about that option's fields.
 */
export function checkSchema(schema: core.$ZodType, value: unknown, path: Path, errors: FormErrors): void {
  const result = core.safeParse(schema, value);
  if (result.success) return;
  for (const issue of result.error.issues) {
    const inner = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    const place = [...path, ...inner];
    const part = valueAt(value, inner);
    const expected = schemaAt(schema, inner, value);
    if (issue.code === 'invalid_union') checkUnion(expected, part, place, errors);
    else addIssue(issue, part, expected, place, errors);
  }
}

function checkUnion(union: core.$ZodType | undefined, value: unknown, path: Path, errors: FormErrors): void {
  if (value === undefined) errors.required(path);
  else if (!isRecord(value)) errors.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
  else if (union instanceof core.$ZodUnion) {
    const meant = optionFor(union, value);
    if (meant) checkSchema(meant, value, path, errors);
    else if (value['type'] === undefined) errors.required([...path, 'type']);
    else {
      const types = union._zod.def.options.flatMap(typesOf).sort((a, b) => Number(a) - Number(b));
      const tuple = types.length === 1 ? `(${types[0]},)` : `(${types.join(', ')})`;
      errors.add([...path, 'type'], 'UNION_TYPE_CHOICES', `Value of field "type" must be one of ${tuple}.`);
    }
  }
}

function addIssue(
  issue: core.$ZodIssue,
  value: unknown,
  schema: core.$ZodType | undefined,
  path: Path,
  errors: FormErrors,
): void {
  if (value === undefined) {
    errors.required(path);
    return;
  }
  switch (issue.code) {
    case 'too_big':
    case 'too_small':
      addSizeIssue(issue, schema, path, errors);
      break;
    case 'invalid_type':
      addTypeIssue(issue.expected, value, path, errors);
      break;
    case 'invalid_value':
      errors.add(path, 'BASE_TYPE_CHOICES', `Value must be one of {${issue.values.map(String).join(', ')}}.`);
      break;
    case 'invalid_format':
      addFormatIssue(issue.format, value, path, errors);
      break;
    default:
      errors.add(path, 'BASE_TYPE_INVALID', issue.message);
      break;
  }
}

function addSizeIssue(
  issue: core.$ZodIssueTooBig | core.$ZodIssueTooSmall,
  schema: core.$ZodType | undefined,
  path: Path,
  errors: FormErrors,
): void {
  const checks = schema ? (unwrap(schema)._zod.def.checks ?? []) : [];
  const least = checks.find((check) => check instanceof core.$ZodCheckMinLength)?._zod.def.minimum;
  const most = checks.find((check) => check instanceof core.$ZodCheckMaxLength)?._zod.def.maximum;
  if (issue.origin === 'string' || issue.origin === 'array') {
    if (least !== undefined && most !== undefined) errors.badLength(path, least, most);
    else if (issue.code === 'too_big') errors.tooLong(path, Number(issue.maximum));
    else errors.add(path, 'BASE_TYPE_MIN_LENGTH', `Must be ${issue.minimum} or more in length.`);
  } else if (issue.code === 'too_big') {
    errors.add(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${issue.maximum}.`);
  } else errors.add(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${issue.minimum}.`);
}

function addTypeIssue(expected: string, value: unknown, path: Path, errors: FormErrors): void {
  const shown = typeof value === 'object' ? JSON.stringify(value) : String(value);
  switch (expected) {
    case 'string':
      errors.add(path, 'STRING_TYPE_CONVERT', `Could not interpret "${shown}" as string.`);
      break;
    case 'number':
    case 'int':
      errors.add(path, 'NUMBER_TYPE_COERCE', `Value "${shown}" is not int.`);
      break;
    case 'boolean':
      errors.add(path, 'BOOLEAN_TYPE_CHOICES', 'Must be either true or false.');
      break;
    case 'array':
      errors.add(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      break;
    default:
      errors.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
      break;
  }
}

function addFormatIssue(format: string, value: unknown, path: Path, errors: FormErrors): void {
  if (format === 'url' && value === '') {
    errors.add(path, 'URL_TYPE_INVALID_SCHEME', `Scheme "" is not supported. Scheme must be one of ('http', 'https').`);
  } else if (format === 'url') errors.add(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  else if (format === 'datetime') {
    errors.add(path, 'DATE_TIME_TYPE_PARSE', `Could not parse ${String(value)}. Should be ISO8601.`);
  } else errors.add(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not snowflake.`);
}

/** The union option that an object is meant to be: by its `type`, or otherwise the one with the fewest errors. */
function optionFor(union: core.$ZodUnion, value: Record<string, unknown>): core.$ZodType | undefined {
  const options = union._zod.def.options.map(unwrap).filter((option) => option instanceof core.$ZodObject);
  const typed = options.filter((option) => typesOf(option).length > 0);
  if (typed.length > 0) return typed.find((option) => typesOf(option).includes(value['type']));
  const distances = options.map((option) => core.safeParse(option, value).error?.issues.length ?? 0);
  return options[distances.indexOf(Math.min(...distances))];
}

/** The allowed values of an object schema's `type`, if the schema lists them. */
function typesOf(schema: core.$ZodType): unknown[] {
  const object = unwrap(schema);
  if (!(object instanceof core.$ZodObject)) return [];
  const type = object._zod.def.shape['type'];
  const inner = type && unwrap(type);
  return inner instanceof core.$ZodLiteral ? [...inner._zod.def.values] : [];
}

/** The schema at a path. */
function schemaAt(schema: core.$ZodType, path: Path, value: unknown): core.$ZodType | undefined {
  const here = unwrap(schema);
  const [step, ...rest] = path;
  if (step === undefined) return here;
  if (here instanceof core.$ZodUnion) {
    const meant = isRecord(value) ? optionFor(here, value) : undefined;
    return meant && schemaAt(meant, path, value);
  }
  const next = valueAt(value, [step]);
  if (here instanceof core.$ZodArray) return schemaAt(here._zod.def.element, rest, next);
  if (here instanceof core.$ZodRecord) return schemaAt(here._zod.def.valueType, rest, next);
  const member = here instanceof core.$ZodObject ? here._zod.def.shape[step] : undefined;
  return member && schemaAt(member, rest, next);
}

/** Unwraps optional, nullable and lazy schemas. */
function unwrap(schema: core.$ZodType): core.$ZodType {
  if (schema instanceof core.$ZodLazy) return unwrap(schema._zod.innerType);
  if (schema instanceof core.$ZodOptional || schema instanceof core.$ZodNullable) {
    return unwrap(schema._zod.def.innerType);
  }
  return schema;
}

function valueAt(value: unknown, path: Path): unknown {
  let part = value;
  for (const step of path) {
    if (Array.isArray(part)) part = part[Number(step)];
    else part = isRecord(part) ? part[step] : undefined;
  }
  return part;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
