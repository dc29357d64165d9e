import type { OrganEntry } from '../../../projections/organs-and-seats/answers.js'
import { organPage, rulesPage } from '../frame/addresses.js'
import type { View } from '../frame/view.js'

type Branch = { readonly organ: OrganEntry; readonly below: Branch[] }

/** Organs in tree order with their depth, as a tree. */
const treeOf = (organs: readonly OrganEntry[]): readonly Branch[] => {
  const top: Branch[] = []
  const path: Branch[] = []
  for (const organ of organs) {
    const branch: Branch = { organ, below: [] }
    path.length = Math.min(path.length, organ.depth)
    const above = path.at(-1)
    if (above === undefined) top.push(branch)
    else above.below.push(branch)
    path.push(branch)
  }
  return top
}

const about = ({ say, day }: View, { organ }: Branch): string =>
  [
    say(`word.organ-kind.${organ.kind}`),
    ...(organ.ofPartner === null ? [] : [say('page.house.organ-of', { partner: organ.ofPartner.name })]),
    say('page.house.organ-rule', { rule: say(`word.majority.${organ.rules.majority}`) }),
    ...(organ.succeededBy === null ? [] : [say('page.house.organ-succeeded', { organ: organ.succeededBy.name })]),
    ...(organ.until === null ? [] : [say('page.house.organ-until', { day: day(organ.until) })]),
  ].join(', ')

type BranchesProps = { view: View; house: string; branches: readonly Branch[] }

const Branches = ({ view, house, branches }: BranchesProps): JSX.Element => (
  <ul>
    {branches.map((branch) => (
      <li>
        <a href={organPage(house, branch.organ.id)}>
          <strong safe>{branch.organ.name}</strong>
        </a>{' '}
        <span class="soft" safe>
          ({about(view, branch)})
        </span>{' '}
        <a
          href={rulesPage(house, branch.organ.id)}
          aria-label={view.say('organ.rules', { organ: branch.organ.name })}
          safe
        >
          {view.say('organ.rules.short')}
        </a>
        {branch.below.length > 0 && <Branches view={view} house={house} branches={branch.below} />}
      </li>
    ))}
  </ul>
)

type Props = { view: View; house: string; organs: readonly OrganEntry[] }

/** The organs of a house, each under the one it stands under, each with its page and its rules. */
export const OrganTree = ({ view, house, organs }: Props): JSX.Element => (
  <div class="tree">
    <Branches view={view} house={house} branches={treeOf(organs)} />
  </div>
)
