import type { GrantAccount } from '../../application/money/grant-account.js'
import { sentence } from '../../texts/catalogue.js'

const say = sentence('nl')

/** What is in the folder with the account of a grant, and how to check it. */
export const grantReadMe = ({ house, grant }: GrantAccount, vkeys: readonly string[]): string =>
  `${[
    say('grant-folder.read-me.about', { grant: grant.title, house: house.name }),
    say('grant-folder.read-me.files'),
    say('grant-folder.read-me.check'),
    [say('grant-folder.read-me.key'), ...vkeys.map((vkey) => `  ${vkey}`)].join('\n'),
    say('grant-folder.read-me.limits'),
  ].join('\n\n')}\n`
