import type { Dossier } from '../../domain/dossier/state.js'
import type { DossierId, OrganId } from '../../domain/shared/identifiers.js'
import type { Typed } from '../forms/fields.js'
import { idOf } from '../forms/form-fields.js'
import { Mark } from '../frame/marks.js'
import type { View } from '../frame/view.js'

/** A dossier that can stand on the agenda. */
export type Candidate = {
  readonly id: DossierId
  readonly title: string
  /** A proposal is there, and no advice that was asked is awaited. */
  readonly readiness: 'ready' | 'awaits-advice' | 'no-proposal'
  readonly openedBy: OrganId
}

/** What the button that was pressed asks of the agenda, besides sending the form. */
export const AGENDA_BUTTON = '_agenda'
const SEARCH = '_zoek'
const SEARCHED = '_gezocht'

/** So many are offered at once; searching finds the others. */
const OFFERED = 10

export const candidateOf = (id: DossierId, { title, versions, adviceRequests, openedBy }: Dossier): Candidate => ({
  id,
  title,
  openedBy,
  readiness:
    versions.length === 0
      ? 'no-proposal'
      : [...adviceRequests.values()].some(({ given }) => !given)
        ? 'awaits-advice'
        : 'ready',
})

const textIn = (typed: Typed | null, name: string): string => {
  const value = typed?.[name]
  return typeof value === 'string' ? value.trim() : ''
}

/** The dossiers on the agenda so far, in order. */
const chosenIn = (typed: Typed | null): readonly string[] => {
  const value = typed?.agenda
  return value === undefined ? [] : [...new Set(typeof value === 'string' ? [value] : value)].filter((id) => id !== '')
}

const swapped = (ids: readonly string[], id: string, by: -1 | 1): readonly string[] => {
  const from = ids.indexOf(id)
  const to = from + by
  const other = ids[to]
  if (from === -1 || other === undefined) return ids
  return ids.map((one, index) => (index === from ? other : index === to ? id : one))
}

/**
 * What was typed, after the button that was pressed in the agenda; null when the form is to be sent. The Enter key
 * searches when something new was typed in the search box, and sends otherwise.
 */
export const afterButton = (typed: Typed): Typed | null => {
  const [ask = '', id = ''] = textIn(typed, AGENDA_BUTTON).split(':')
  const chosen = chosenIn(typed)
  const searched = { ...typed, [SEARCHED]: textIn(typed, SEARCH) }
  switch (ask) {
    case 'zoek':
      return searched
    case 'enter':
      return textIn(typed, SEARCH) === textIn(typed, SEARCHED) ? null : searched
    case 'zet':
      return { ...typed, agenda: [...chosen.filter((one) => one !== id), id] }
    case 'weg':
      return { ...typed, agenda: chosen.filter((one) => one !== id) }
    case 'op':
      return { ...typed, agenda: swapped(chosen, id, -1) }
    case 'neer':
      return { ...typed, agenda: swapped(chosen, id, 1) }
    default:
      return null
  }
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

const order: Readonly<Record<Candidate['readiness'], number>> = { ready: 0, 'awaits-advice': 1, 'no-proposal': 2 }

/** What is not on the agenda yet and holds every word that is searched: what is ready first, then by title. */
const found = (candidates: readonly Candidate[], chosen: readonly string[], search: string): readonly Candidate[] => {
  const words = plain(search).split(/\s+/)
  return candidates
    .filter(({ id, title }) => !chosen.includes(id) && words.every((word) => plain(title).includes(word)))
    .toSorted((a, b) => order[a.readiness] - order[b.readiness] || a.title.localeCompare(b.title, 'nl'))
}

type Props = { view: View; candidates: readonly Candidate[]; typed: Typed | null }

const Move = ({ value, text }: { value: string; text: string }): JSX.Element => (
  <button type="submit" class="button button--quiet" name={AGENDA_BUTTON} value={value} safe>
    {text}
  </button>
)

const Chosen = ({ view, candidates, typed }: Props): JSX.Element => {
  const { say } = view
  const chosen = chosenIn(typed).flatMap((id) => candidates.filter((one) => one.id === id))
  if (chosen.length === 0) return <p safe>{say('agenda.none')}</p>
  return (
    <ol class="agenda-order">
      {chosen.map(({ id, title }, index) => (
        <li class="seat" draggable="true">
          <input type="hidden" name="agenda" value={id} />
          <span class="seat__name" safe>
            {title}
          </span>
          {index > 0 && <Move value={`op:${id}`} text={say('agenda.up', { title })} />}
          {index < chosen.length - 1 && <Move value={`neer:${id}`} text={say('agenda.down', { title })} />}
          <Move value={`weg:${id}`} text={say('agenda.remove', { title })} />
        </li>
      ))}
    </ol>
  )
}

/** The agenda as it is put together: searched, ordered with buttons, and sent with the invitation. */
export const AgendaBuilder = ({ view, candidates, typed }: Props): JSX.Element => {
  const { say } = view
  const search = textIn(typed, SEARCH)
  const all = found(candidates, chosenIn(typed), search)
  return (
    <fieldset id={idOf('agenda')} tabindex="-1">
      <legend safe>{say('meeting.form.agenda')}</legend>
      <Chosen view={view} candidates={candidates} typed={typed} />
      <div class="field">
        <label for="agenda-zoek" safe>
          {say('agenda.search')}
        </label>
        <input type="search" id="agenda-zoek" name={SEARCH} value={search} />
        <input type="hidden" name={SEARCHED} value={search} />
        <button type="submit" class="button button--quiet" name={AGENDA_BUTTON} value="zoek" safe>
          {say('agenda.search.button')}
        </button>
      </div>
      <p role="status" safe>
        {say('agenda.found', { count: all.length, shown: Math.min(all.length, OFFERED) })}
      </p>
      <ul class="seats">
        {all.slice(0, OFFERED).map(({ id, title, readiness }) => (
          <li class="seat">
            <span class="seat__name" safe>
              {title}
            </span>
            <Mark tone={readiness === 'ready' ? 'good' : 'wait'} text={say(`agenda.${readiness}`)} />
            <Move value={`zet:${id}`} text={say('agenda.add', { title })} />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
