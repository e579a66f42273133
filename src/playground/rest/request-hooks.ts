import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { ApiError, RateLimitError } from '../api-error.ts';
import { parseJson } from '../json.ts';
import type { ApiContext } from './context.ts';
import type { FaultRule } from './faults.ts';
import { pathOf } from './params.ts';
import { RequestBody } from './request-body.ts';

const errorBody = z.object({ code: z.number().default(0), message: z.string(), errors: z.unknown().optional() });

/** Applies injected faults, and logs every request with its outcome. */
export function addRequestHooks(app: FastifyInstance, { faults, log }: Pick<ApiContext, 'faults' | 'log'>): void {
  const applied = new WeakMap<FastifyRequest, FaultRule>();

  const record = (request: FastifyRequest, status: number, milliseconds: number, payload?: unknown) => {
    const { json, size, files } = RequestBody.of(request);
    const rule = applied.get(request);
    const error = status >= 400 ? errorIn(payload) : undefined;
    const entry = {
      method: request.method,
      path: pathOf(request),
      status,
      milliseconds,
      ...(json === undefined ? {} : { body: json }),
      ...(files.length === 0 ? {} : { files: files.map(({ name }) => name) }),
      ...(error ? { error } : {}),
      ...(rule ? { fault: rule.fault.kind } : {}),
    };
    log.add(entry, size);
  };
  const reset = (request: FastifyRequest, reply: FastifyReply) => {
    record(request, 0, reply.elapsedTime);
    request.raw.socket.resetAndDestroy();
  };

  app.addHook('onRequest', async (request, reply) => {
    const rule = faults.next(request.method, pathOf(request));
    if (!rule) return;
    applied.set(request, rule);
    if (rule.afterwards) return;
    if (rule.fault.kind === 'delay') await faults.delay(rule.fault.milliseconds);
    else if (rule.fault.kind === 'reset') {
      reply.hijack();
      reset(request, reply);
    } else throw apiErrorOf(rule.fault);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const rule = applied.get(request);
    const fault = rule?.afterwards ? rule.fault : undefined;
    if (fault?.kind === 'reset') {
      reset(request, reply);
      return payload;
    }
    if (fault?.kind === 'delay') await faults.delay(fault.milliseconds);
    const sent = fault && fault.kind !== 'delay' ? replaceResponse(reply, apiErrorOf(fault)) : payload;
    record(request, reply.statusCode, reply.elapsedTime, sent);
    return sent;
  });
}

/** Replaces a response that is about to be sent with an error. */
function replaceResponse(reply: FastifyReply, error: ApiError): string {
  reply.code(error.status).header('content-type', 'application/json').removeHeader('content-length');
  if (error instanceof RateLimitError) reply.header('retry-after', error.retryAfter);
  return JSON.stringify(error);
}

function apiErrorOf(fault: Exclude<FaultRule['fault'], { kind: 'reset' | 'delay' }>): ApiError {
  return fault.kind === 'rateLimit'
    ? new RateLimitError(fault.retryAfter, fault.global ?? false)
    : new ApiError(fault.status, fault.code ?? 0, `${fault.status}: injected fault`);
}

function errorIn(payload: unknown): z.infer<typeof errorBody> | undefined {
  return typeof payload === 'string' ? errorBody.safeParse(parseJson(payload)).data : undefined;
}
