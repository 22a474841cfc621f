// What a view asks for: loading, failed or there. A new address aborts the old request and keeps the old answer
// on the page until the new one is there, so that nothing jumps.
import { ApiError, get } from './client';

export interface Resource<T> {
  readonly data: T | null;
  readonly error: ApiError | null;
  readonly loading: boolean;
}

// `address` is read in an effect: what it depends on asks anew. Null asks for nothing.
export function resource<T>(address: () => string | null): Resource<T> {
  let data = $state.raw<T | null>(null);
  let error = $state.raw<ApiError | null>(null);
  let loading = $state(true);

  $effect(() => {
    const asked = address();
    if (asked === null) {
      data = null;
      error = null;
      loading = false;
      return;
    }
    const abort = new AbortController();
    loading = true;
    get<T>(asked, abort.signal).then(
      (found) => {
        data = found;
        error = null;
        loading = false;
      },
      (reason: unknown) => {
        if (abort.signal.aborted) return;
        data = null;
        error = reason instanceof ApiError ? reason : new ApiError(String(reason), 0, null);
        loading = false;
      },
    );
    return () => abort.abort();
  });

  return {
    get data() {
      return data;
    },
    get error() {
      return error;
    },
    get loading() {
      return loading;
    },
  };
}
