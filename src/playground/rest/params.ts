import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { apiErrors } from '../api-error.ts';
import { FormErrors } from '../checks/form-errors.ts';
import { API_PREFIX } from './context.ts';

const strings = z.record(z.string(), z.string());

function paramsOf(request: FastifyRequest): Record<string, string> {
  return strings.safeParse(request.params).data ?? {};
}

/**
 * A path parameter of the request.
 *
 * @throws ApiError 404 for a route that has none of that name.
 */
export function param(request: FastifyRequest, name: string): string {
  const value = paramsOf(request)[name];
  if (value === undefined) throw apiErrors.notFound();
  return value;
}

/**
 * Checks that every `*_id` path parameter is a snowflake.
 *
 * @throws ApiError 50035
 */
export function checkIds(request: FastifyRequest): void {
  const errors = new FormErrors();
  for (const [name, value] of Object.entries(paramsOf(request))) {
    const isId = /^\d{1,20}$/.test(value) || (name === 'message_id' && value === '@original');
    if (name.endsWith('_id') && !isId) errors.add([name], 'NUMBER_TYPE_COERCE', `Value "${value}" is not snowflake.`);
  }
  errors.throwIfAny();
}

const MAJOR = ['channel_id', 'guild_id', 'application_id', 'token'];

/** The values of the path's major parameters, which have separate rate limits. */
export function majorOf(request: FastifyRequest): string {
  const params = paramsOf(request);
  return MAJOR.map((name) => params[name] ?? '').join(' ');
}

/** The method and route pattern of the request: `GET /users/:user_id`. */
export function routeOf(request: FastifyRequest): string {
  return `${request.method} ${(request.routeOptions.url ?? '').slice(API_PREFIX.length)}`;
}

/** The request's path and query below `/api/v10`. */
export function pathOf(request: FastifyRequest): string {
  return request.url.slice(API_PREFIX.length);
}
