import { afterAll, describe, expect, test } from 'vitest'
import { closeContexts } from '../support/chromium.js'
import { browser, why } from './support/stage.js'
import { arrive } from './support/visitor.js'
import { ways } from './support/ways.js'

/** A page with this in its main part, after a skip link. */
const pageWith = (main: string, style = ''): string =>
  `<!doctype html><meta name="viewport" content="width=device-width">
   <style>a, button { outline-offset: 0 } ${style}</style>
   <a href="#inhoud">Naar de inhoud</a><main id="inhoud" tabindex="-1">${main}</main>`

describe.skipIf(browser === null)(`a way to live a story sees what is wrong${why}`, { timeout: 60_000 }, () => {
  afterAll(() => closeContexts(browser))

  const on = async (name: string, html: string) => {
    const way = ways.find((one) => one.name === name)
    const visitor = await arrive(browser!, way!, 'http://127.0.0.1')
    await visitor.page.setContent(html)
    return visitor
  }

  const jumpsTo = async (name: string, main: string, style = ''): Promise<void> =>
    (await on(name, pageWith(main, style))).jumps('Verder')

  const link = '<p><a href="#verder">Verder</a></p>'

  test('by keyboard: what is no stop, what does not show the focus, and what hides behind a bar', async () => {
    const way = 'by keyboard alone'
    await expect(jumpsTo(way, link)).resolves.toBeUndefined()
    await expect(jumpsTo(way, link.replace('<a', '<a tabindex="-1"'))).rejects.toThrow(/does not reach/)
    await expect(jumpsTo(way, link, 'main a:focus { outline: none }')).rejects.toThrow(/the focus does not show/)
    const bar = '<div class="bar">Balk</div>'
    const over = '.bar { position: fixed; inset: 0 0 auto; height: 50vh; background: white; z-index: 1 }'
    await expect(jumpsTo(way, `${bar}${link}`, over)).rejects.toThrow(/it is covered/)
  })

  test('on a phone: what is too small to tap, but for a link in a sentence, and what sticks out', async () => {
    const way = 'on a phone'
    await expect(jumpsTo(way, link)).rejects.toThrow(/Too small to tap/)
    await expect(jumpsTo(way, link, 'a { display: inline-block; padding: 6px }')).resolves.toBeUndefined()
    await expect(jumpsTo(way, link.replace('<p>', '<p>Ga dan '))).resolves.toBeUndefined()
    const wide = await on(way, pageWith('<div style="width: 600px">Breed</div>'))
    await expect(wide.leaves()).rejects.toThrow()
  })

  test('whichever the way: two things of one name, and a refusal that does not take the focus', async () => {
    const way = 'with a mouse'
    await expect(jumpsTo(way, `${link}<p><a href="#anders">Verder</a></p>`)).rejects.toThrow(/is said of 2 things/)
    await expect(jumpsTo(way, `${link}${link}`)).resolves.toBeUndefined()
    const refusal = '<div role="alert">Vul iets in.</div>'
    await expect((await on(way, pageWith(refusal))).isRefused('Vul iets in.')).rejects.toThrow()
    const focused = refusal.replace('<div', '<div tabindex="-1" autofocus')
    await expect((await on(way, pageWith(focused))).isRefused('Vul iets in.')).resolves.toBeUndefined()
  })
})
