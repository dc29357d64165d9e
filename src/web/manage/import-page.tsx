import type { HousePreview } from '../../importing/house-upload.js'
import type { FoundProblem } from '../../importing/problems.js'
import { Carried } from '../account/credential-field.js'
import { accountsPage, address, importPage, managePage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'
import { ImportPreview } from './import-preview.js'
import { ImportProblems } from './import-problems.js'

/** What the page tells besides the form to choose a file. */
export type ImportShown = {
  readonly preview?: HousePreview
  /** Of an import that stopped under way. */
  readonly problems?: readonly FoundProblem[]
  readonly notice?: string
  /** Why the file that was sent is not looked at. */
  readonly wrong?: string
  /** The house that was recorded just now. */
  readonly house?: string
}

const Then = ({ view, house }: { view: View; house: string }): JSX.Element => (
  <p>
    <a href={accountsPage} safe>
      {view.say('manage.import.then')}
    </a>
    {view.developmentSignIn && (
      <>
        {' · '}
        <a href={address('/aanmelden', { huis: house })} safe>
          {view.say('manage.import.try')}
        </a>
      </>
    )}
  </p>
)

const Choose = ({ view, wrong }: { view: View; wrong: string | undefined }): JSX.Element => {
  const { say } = view
  const described = ['veld-bestand-uitleg', ...(wrong === undefined ? [] : ['veld-bestand-fout'])].join(' ')
  return (
    <form method="post" action={importPage} enctype="multipart/form-data">
      <Carried view={view} />
      <div class={wrong === undefined ? 'field' : 'field field--wrong'}>
        <label for="veld-bestand" safe>
          {say('manage.import.file')}
        </label>
        <p class="hint" id="veld-bestand-uitleg" safe>
          {say('manage.import.file.hint')}
        </p>
        {wrong !== undefined && (
          <p class="field__error" id="veld-bestand-fout" role="alert" safe>
            {wrong}
          </p>
        )}
        <input
          id="veld-bestand"
          name="file"
          type="file"
          accept=".json,application/json"
          required
          aria-describedby={described}
          aria-invalid={wrong === undefined ? undefined : 'true'}
        />
      </div>
      <button type="submit" class="button" safe>
        {say('manage.import.look')}
      </button>
    </form>
  )
}

/** A house from a file: choose it, see what would happen, record exactly that. */
export const ImportPage = ({ view, shown }: { view: View; shown: ImportShown }): JSX.Element => {
  const { say } = view
  const { preview, problems = [], notice = null, wrong, house } = shown
  return (
    <Layout view={view} title={say('manage.import.title')} crumbs={[{ path: managePage, text: say('manage.title') }]}>
      <Notices notices={[notice]} />
      {house !== undefined && <Then view={view} house={house} />}
      {problems.length > 0 && <ImportProblems view={view} problems={problems} stopped />}
      {preview !== undefined && <ImportPreview view={view} preview={preview} />}
      <h2 safe>
        {say(preview === undefined && house === undefined ? 'manage.import.choose' : 'manage.import.another')}
      </h2>
      <p safe>{say('manage.import.about')}</p>
      <Choose view={view} wrong={wrong} />
    </Layout>
  )
}
