/** The lines of two years side by side, also those that only one of the years has; `any` is one that is there. */
export const besideYearBefore = <Line>(
  now: readonly Line[],
  before: readonly Line[],
  key: (line: Line) => string,
): readonly { readonly any: Line; readonly line: Line | undefined; readonly last: Line | undefined }[] =>
  [...new Map([...now, ...before].map((line) => [key(line), line] as const))].map(([at, any]) => ({
    any,
    line: now.find((one) => key(one) === at),
    last: before.find((one) => key(one) === at),
  }))
