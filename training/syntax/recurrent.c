// The gated recurrence of student.py, forwards and backwards, for training. student.py compiles it and calls it
// on raw arrays; layout (T, B, 3W) for u = [z f r], (T, B, W) for the rest. The first half of W runs from the
// first word to the last, the second half from the last to the first.
//   f = gate(uf), c = f * c_before + (1 - f) * z * mask, h = gate(ur) * squash(c)
//   gate(x) = 0.5 + 0.5 * x / sqrt(1 + x * x), squash(x) = x / sqrt(1 + x * x)
#include <math.h>
#include <string.h>

void recurrent_forward(int T, int B, int W, const float *u, const float *mask, float *c, float *h) {
  const int half = W / 2;
#pragma omp parallel for schedule(static)
  for (int job = 0; job < 2 * B; ++job) {
    const int b = job / 2, back = job % 2, base = back ? half : 0;
    const float *before = 0;
    for (int step = 0; step < T; ++step) {
      const int t = back ? T - 1 - step : step;
      const float *z = u + ((long)t * B + b) * 3 * W + base, *f = z + W, *r = f + W;
      float *cc = c + ((long)t * B + b) * W + base, *hh = h + ((long)t * B + b) * W + base;
      const float m = mask[t * B + b];
      for (int i = 0; i < half; ++i) {
        const float g = 0.5f + 0.5f * f[i] / sqrtf(1 + f[i] * f[i]);
        const float o = 0.5f + 0.5f * r[i] / sqrtf(1 + r[i] * r[i]);
        const float v = (before ? g * before[i] : 0) + (1 - g) * z[i] * m;
        cc[i] = v;
        hh[i] = o * v / sqrtf(1 + v * v);
      }
      before = cc;
    }
  }
}

void recurrent_backward(int T, int B, int W, const float *u, const float *mask, const float *c,
                        const float *dh, float *du) {
  const int half = W / 2;
#pragma omp parallel for schedule(static)
  for (int job = 0; job < 2 * B; ++job) {
    const int b = job / 2, back = job % 2, base = back ? half : 0;
    float carry[1024];
    memset(carry, 0, sizeof carry);
    for (int step = T - 1; step >= 0; --step) {
      const int t = back ? T - 1 - step : step, last = back ? t + 1 : t - 1;
      const float *z = u + ((long)t * B + b) * 3 * W + base, *f = z + W, *r = f + W;
      float *dz = du + ((long)t * B + b) * 3 * W + base, *df = dz + W, *dr = df + W;
      const float *cc = c + ((long)t * B + b) * W + base, *d = dh + ((long)t * B + b) * W + base;
      const float *before = step > 0 ? c + ((long)last * B + b) * W + base : 0;
      const float m = mask[t * B + b];
      for (int i = 0; i < half; ++i) {
        const float sf = 1 / sqrtf(1 + f[i] * f[i]), sr = 1 / sqrtf(1 + r[i] * r[i]);
        const float sc = 1 / sqrtf(1 + cc[i] * cc[i]);
        const float g = 0.5f + 0.5f * f[i] * sf, o = 0.5f + 0.5f * r[i] * sr;
        const float dc = d[i] * o * sc * sc * sc + carry[i];
        dr[i] = d[i] * cc[i] * sc * 0.5f * sr * sr * sr;
        dz[i] = dc * (1 - g) * m;
        df[i] = dc * ((before ? before[i] : 0) - z[i] * m) * 0.5f * sf * sf * sf;
        carry[i] = dc * g;
      }
    }
  }
}
