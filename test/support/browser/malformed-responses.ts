import type { Handler } from '../../demo/site';

const json = { 'content-type': 'application/json' };
const later = (work: () => void) => void setTimeout(work, 100);

const answers: Record<string, Handler> = {
  json: (_, response) => void response.writeHead(200, json).end('{"a":1}'),
  html: (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>'),
  huge: (_, response) => void response.writeHead(200, json).end(`"${'x'.repeat(3_000_000)}"`),
  304: (_, response) => void response.writeHead(304).end(),
  500: (_, response) => void response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>no</h1>'),
  'hang-up': (request) => void request.socket.destroy(),
  broken: (request, response) => {
    response.writeHead(200, json).write('{"a":');
    later(() => request.socket.destroy());
  },
  endless: (_, response) => void response.writeHead(200, json).write('{"a":'),
  slow: (_, response) => {
    response.writeHead(200, json).write('{"a":');
    later(() => response.end('1}'));
  },
  events: (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
    later(() => response.end('data: 2\n\n'));
  },
};

/** Answers the way the request's `x-want` header asks for; plain JSON without one. */
export const malformedResponses: Handler = (request, response) => {
  answers[String(request.headers['x-want'] ?? 'json')]?.(request, response);
};
