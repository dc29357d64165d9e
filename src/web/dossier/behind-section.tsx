import type { DossierStory } from '../../../projections/dossier-history/story.js'
import {
  behindProposal,
  type InputTold,
  inputsIn,
  type PartBehind,
} from '../../application/influence/behind-proposal.js'
import { inputPage } from '../frame/addresses.js'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'
import { excerpt, partText, promptText } from './words.js'

type Props = { view: View; house: string; story: DossierStory }

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const partName = (view: View, { part, gone }: PartBehind): string => {
  if (part === null) return view.say('influence.behind.whole')
  const name = sentence(partText(view, part))
  return gone ? view.say('influence.behind.gone', { part: name }) : name
}

/** The way to the page of an input, with whose it is and how it begins. */
const InputLink = ({ view, house, story, input }: Props & { input: InputTold }): JSX.Element => (
  <a href={inputPage(house, input.key)} safe>
    {view.say('influence.behind.input', {
      what: sentence(promptText(view, story, input.prompt)),
      text: excerpt(input.text),
    })}
  </a>
)

const Rows = ({ behind, ...props }: Props & { behind: PartBehind }): JSX.Element => {
  const { say } = props.view
  const name = partName(props.view, behind)
  if (behind.inputs.length === 0) {
    return (
      <tr>
        <th scope="row" safe>
          {name}
        </th>
        <td class="soft" safe>
          {say('influence.behind.none')}
        </td>
        <td>–</td>
        <td>–</td>
      </tr>
    )
  }
  return (
    <>
      {behind.inputs.map(({ input, version }) => (
        <tr>
          <th scope="row" safe>
            {name}
          </th>
          <td>
            <InputLink {...props} input={input} />
          </td>
          <td safe>{say(`influence.standing.${input.standing}`)}</td>
          <td>
            <a href={`#versie-${version}`} safe>
              {say('influence.behind.in-version', { version })}
            </a>
          </td>
        </tr>
      ))}
    </>
  )
}

/** The story of the input from the side of the proposal: what each part of the newest version owes to whom. */
export const BehindSection = (props: Props): JSX.Element => {
  const { view, story } = props
  const { say } = view
  if (story.versions.length === 0 || inputsIn(story).length === 0) return ''
  const parts = behindProposal(story)
  const columns = [
    say('influence.behind.part'),
    say('influence.behind.inputs'),
    say('influence.standing'),
    say('influence.behind.version'),
  ]
  return (
    <section aria-labelledby="inbreng-achter">
      <h2 id="inbreng-achter" safe>
        {say('influence.behind')}
      </h2>
      {parts.some(({ inputs }) => inputs.length > 0) ? (
        <>
          <p safe>{say('influence.behind.lead')}</p>
          <Table caption={say('influence.behind.caption')} columns={columns}>
            {parts.map((behind) => (
              <Rows {...props} behind={behind} />
            ))}
          </Table>
        </>
      ) : (
        <p safe>{say('influence.behind.nothing')}</p>
      )}
    </section>
  )
}
