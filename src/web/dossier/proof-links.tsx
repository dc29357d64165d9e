import type { Entry } from '../../../projections/dossier-history/story.js'
import { proofPage } from '../frame/addresses.js'
import type { View } from '../frame/view.js'

type Props = {
  view: View
  house: string
  /** What the entries tell, for who hears the links without seeing what they stand beside. */
  about: string
  entries: readonly Pick<Entry, 'event'>[]
}

/** Links to the proof of every entry that is told together. */
export const ProofLinks = ({ view, house, about, entries }: Props): JSX.Element => (
  <ul class="proofs">
    {entries.map(({ event }, index) => {
      const text = entries.length === 1 ? view.say('proof.link') : view.say('proof.link.vote', { number: index + 1 })
      return (
        <li>
          <a href={proofPage(house, event)} aria-label={`${text}: ${about}`} safe>
            {text}
          </a>
        </li>
      )
    })}
  </ul>
)
