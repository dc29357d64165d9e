/** A call did not answer within its limit. What it was doing may still happen. */
export class TimeLimitPassed extends Error {
  override readonly name = 'TimeLimitPassed'
}

/**
 * The answer of `work`, or {@link TimeLimitPassed} after `milliseconds`. `work` is told through the signal and should
 * then stop; its late answer or error is ignored.
 */
export const withTimeLimit = async <Answer>(
  what: string,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> => {
  const abort = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const passed = new TimeLimitPassed(`${what} took longer than ${milliseconds} ms`)
      reject(passed)
      abort.abort(passed)
    }, milliseconds)
  })
  const answer = work(abort.signal)
  answer.catch(() => undefined)
  try {
    return await Promise.race([answer, limit])
  } finally {
    clearTimeout(timer)
  }
}

/** Resolves after `milliseconds`. Does not keep the process alive. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
