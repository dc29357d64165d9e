import { vi } from 'vitest'
import { explain } from '../../../../src/cli/failure.js'
import { verify } from '../../../../src/cli/verify.js'

type Options = Partial<Parameters<typeof verify>[1]>

/** `besluitboek verify`, as somebody types it where there is no network: what it prints, and its exit code. */
export const runVerify = async (path: string | null, options: Options): Promise<{ out: string; exitCode: number }> => {
  const written: string[] = []
  const writing = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.push(String(chunk))
    return true
  })
  const none = { receipt: null, paper: null, witness: [], since: [], json: false, vkey: null }
  try {
    await verify(path, { ...none, ...options } as Parameters<typeof verify>[1])
    return { out: written.join(''), exitCode: 0 }
  } catch (error) {
    const { text, exitCode } = explain(error)
    return { out: `${written.join('')}${text}`, exitCode }
  } finally {
    writing.mockRestore()
  }
}
