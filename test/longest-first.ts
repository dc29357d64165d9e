import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The files that take longest, the longest first. Begun last, one of them would run alone at the end while every other
 * processor waits. A file that is not named here runs after these, in vitest's own order.
 */
const longest: readonly string[] = [
  'test/cli/backup.test.ts',
  'test/web/browser.test.ts',
  'test/cli/killed-import.test.ts',
  'test/cli/rebuild.test.ts',
  'test/web/acts-browser.test.ts',
  'test/cli/serve.test.ts',
  'test/cli/ordinary-user.test.ts',
  'test/web/organs-browser.test.ts',
  'test/ledger/crash.test.ts',
  'test/domain/random-meetings.test.ts',
  'test/web/money-browser.test.ts',
  'test/backup/backup.test.ts',
  'test/cli/demo.test.ts',
  'test/web/fast.test.ts',
  'test/web/every-route.test.ts',
  'test/web/bekrachtiging.test.ts',
  'test/cli/trust.test.ts',
  'test/ledger/eventstoredb.double.contract.test.ts',
  'test/database/embedded.test.ts',
  'test/cli/erasure.test.ts',
  'test/domain/random-findings.test.ts',
  'test/web/live-browser.test.ts',
  'test/tampering/folder-matrix.test.ts',
  'test/cli/findings.test.ts',
  'test/cli/persons.test.ts',
  'test/web/verifying.test.ts',
  'test/cli/doctor.test.ts',
  'test/web/stories/administrator.test.ts',
  'test/web/stories/secretary.test.ts',
  'test/cli/usage.test.ts',
  'test/web/about-browser.test.ts',
  'test/web/influence-browser.test.ts',
  'test/cli/witness.test.ts',
  'test/ledger/transparency/sealing.test.ts',
  'test/web/accounts-browser.test.ts',
  'test/projecting/rebuild.test.ts',
  'test/cli/import.test.ts',
  'test/web/public-browser.test.ts',
  'test/ledger/transparency/sizes.test.ts',
  'test/web/attacker-recorded.test.ts',
  'test/projecting/killing.test.ts',
  'test/personal-data/dictionary.test.ts',
  'test/http/authorisation.test.ts',
  'test/domain/random-house.test.ts',
  'test/cli/unguarded.test.ts',
  'test/web/messages-browser.test.ts',
  'test/ledger/transparency/crash.test.ts',
  'test/notifying/random-notices.test.ts',
  'test/http/openapi.test.ts',
  'test/application/time.test.ts',
  'test/domain/judge-properties.test.ts',
  'test/domain/random-money.test.ts',
]

/** Orders the files of a run so that its end is not one long file. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = longest.findIndex((path) => moduleId.replaceAll('\\', '/').endsWith(`/${path}`))
      return found === -1 ? longest.length : found
    }
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other))
  }
}
