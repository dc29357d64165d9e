import type { HouseSummary } from '../../../projections/houses/answers.js'
import { seatRole } from '../../domain/seat/events.js'
import { mayDecidePage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Notices } from '../frame/notices.js'
import { subjectOptions } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { FilterInput, FilterSelect } from '../registers/filter-fields.js'

export type Asked = {
  readonly organ: string | null
  readonly role: string | null
  readonly subject: string | null
  readonly amount: string | null
  readonly on: string
}

/** “May we decide this?”: a question in a form, answered with a sentence and the chain. */
export const MayDecidePage = ({
  view,
  house,
  organs,
  asked,
  answer,
  notices,
}: {
  view: View
  house: HouseSummary
  organs: readonly { readonly id: string; readonly name: string }[]
  asked: Asked
  answer: JSX.Element | null
  notices: readonly (string | null)[]
}): JSX.Element => {
  const { say } = view
  const choose = say('form.choose')
  return (
    <Layout view={view} title={say('may-decide.title')} house={house}>
      <Notices notices={notices} />
      <p safe>{say('may-decide.intro')}</p>
      <form class="filter" method="get" action={mayDecidePage(house.id)}>
        <FilterSelect
          name="orgaan"
          label={say('may-decide.organ')}
          any={choose}
          value={asked.organ}
          options={organs.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterSelect
          name="rol"
          label={say('may-decide.role')}
          any={say('may-decide.whole-organ')}
          value={asked.role}
          options={seatRole.options.map((value) => ({ value, label: say(`word.seat-role.${value}`) }))}
        />
        <FilterSelect
          name="onderwerp"
          label={say('may-decide.subject')}
          any={choose}
          value={asked.subject}
          options={subjectOptions(view, house.ownSubjects)}
        />
        <FilterInput name="bedrag" type="text" label={say('may-decide.amount')} value={asked.amount} />
        <FilterInput name="op" type="date" label={say('may-decide.on')} value={asked.on} />
        <button type="submit" class="button" safe>
          {say('may-decide.ask')}
        </button>
      </form>
      {answer !== null && (
        <section aria-labelledby="antwoord">
          <h2 id="antwoord" safe>
            {say('may-decide.answer')}
          </h2>
          {answer}
        </section>
      )}
    </Layout>
  )
}
