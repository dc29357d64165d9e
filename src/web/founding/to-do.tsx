import { setUpPage } from '../frame/addresses.js'
import type { View } from '../frame/view.js'
import type { SetUpStep } from './progress.js'

/** What is still to be done before the house is set up, for who can do it; nothing once it is. */
export const ToDo = ({
  view,
  house,
  steps,
}: {
  view: View
  house: string
  steps: readonly SetUpStep[]
}): JSX.Element => {
  const { say } = view
  if (steps.length === 0) return ''
  return (
    <section class="card" aria-labelledby="nog-te-doen">
      <h2 id="nog-te-doen" safe>
        {say('founding.to-do-title')}
      </h2>
      <p>
        <span safe>{say('founding.to-do-about')}</span>{' '}
        <a href={setUpPage(house)} safe>
          {say('founding.title')}
        </a>
      </p>
      <ul>
        {steps.map((step) => (
          <li>
            <a href={setUpPage(house, step)} safe>
              {say(`founding.step.${step}`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
