// What the server and its database are. Asked once; every view needs the threshold and the days it covers.
import { api, ApiError, get } from '../api/client';
import type { Status } from '../api/types';

let current = $state.raw<Status | null>(null);
let problem = $state.raw<ApiError | null>(null);

export const status = {
  get current() {
    return current;
  },
  get problem() {
    return problem;
  },
  // 0.5 until the server has said otherwise: views wait for it before they ask.
  get threshold() {
    return current?.default_min_confidence ?? 0.5;
  },
};

export async function loadStatus(): Promise<void> {
  try {
    current = await get<Status>(`${api}/status`);
    problem = null;
  } catch (error) {
    problem = error instanceof ApiError ? error : new ApiError(String(error), 0, null);
  }
}
