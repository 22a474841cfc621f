// The only file that asks the server. Everything else takes answers.
import type { Coded, Problem } from './types';

export const api = '/api/v1';

// What the server said is wrong, or that it could not be reached.
export class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly hint: string | null,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

async function answer<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  let problem: Partial<Problem> = {};
  try {
    problem = (await response.json()) as Problem;
  } catch {
    // Not a problem document: a proxy's page, or nothing.
  }
  throw new ApiError(problem.detail || problem.title || response.statusText, response.status, problem.hint ?? null);
}

async function reach(address: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(address, options);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError('the server does not answer', 0, 'is `annals serve` still running?');
  }
}

export async function get<T>(address: string, signal?: AbortSignal): Promise<T> {
  const options: RequestInit = { headers: { Accept: 'application/json' } };
  if (signal) options.signal = signal;
  return answer<T>(await reach(address, options));
}

export async function codeText(report: { text: string; published: string | null; outlet: string | null }): Promise<Coded> {
  const response = await reach(`${api}/code`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(report),
  });
  return answer<Coded>(response);
}
