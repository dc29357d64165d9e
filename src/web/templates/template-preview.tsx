import { fillTemplate } from '../../domain/template/fill.js'
import { placesOf, type TemplatePurpose, writtenPlace } from '../../domain/template/places.js'
import { PREVIEW } from '../acts/forms/house-form.js'
import type { Typed } from '../forms/fields.js'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'
import { exampleFacts } from './example-facts.js'

type Props = { view: View; purpose: TemplatePurpose; typed: Typed | null; shown: string | null }

const Places = ({ view, purpose }: Pick<Props, 'view' | 'purpose'>): JSX.Element => {
  const { say } = view
  const facts = exampleFacts(view)
  return (
    <>
      <Table
        caption={say('template.form.places')}
        columns={[say('template.form.place'), say('template.form.place.meaning'), say('template.form.place.example')]}
      >
        {placesOf[purpose].map((place) => (
          <tr>
            <th scope="row">
              <code safe>{writtenPlace(place)}</code>
            </th>
            <td safe>{say(`template.place.${place}`)}</td>
            <td safe>{facts[place]}</td>
          </tr>
        ))}
      </Table>
      <p class="hint" safe>
        {say('template.form.places.unknown')}
      </p>
    </>
  )
}

/** The places of a template, and what becomes of the text that was typed, with example facts. */
export const TemplatePreview = ({ view, purpose, typed, shown }: Props): JSX.Element => {
  const { say } = view
  const text = typed === null ? shown : typeof typed.text === 'string' ? typed.text : ''
  return (
    <>
      <Places view={view} purpose={purpose} />
      <p>
        <button type="submit" class="button button--quiet" name={PREVIEW} value="ja" safe>
          {say('template.form.preview')}
        </button>
      </p>
      {text !== null && (
        <section aria-labelledby="voorbeeld">
          <h2 id="voorbeeld" safe>
            {say('template.form.preview.title')}
          </h2>
          {text.trim() === '' ? (
            <p safe>{say('template.form.preview.none')}</p>
          ) : (
            <p class="prose" lang="nl" safe>
              {fillTemplate(text, exampleFacts(view))}
            </p>
          )}
        </section>
      )}
    </>
  )
}
