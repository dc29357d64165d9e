import { describe, expect, test } from 'vitest'
import { stackedCells } from '../../src/web/frame/stacked-cells.js'

const columns = ['Wie', 'Wat', 'Bedrag "netto"']

describe('the cells of a table that becomes cards on a telephone', () => {
  test('each say the name of their column, and stay rows and cells for who listens', () => {
    expect(stackedCells('<tr><th scope="row">a</th><td>b</td><td class="number">1</td></tr>', columns)).toBe(
      '<tr role="row"><th scope="row" role="rowheader">a</th><td role="cell" data-label="Wat">b</td>' +
        '<td class="number" role="cell" data-label="Bedrag &#34;netto&#34;">1</td></tr>',
    )
  })

  test('begin at the first column again in each row, and one over several columns says no name', () => {
    const rows = stackedCells('<tr><td colspan="2">a</td><td>b</td></tr><tr><td>c</td></tr>', columns)
    expect(rows).toContain('<td colspan="2" role="cell">a</td>')
    expect(rows).toContain('data-label="Bedrag &#34;netto&#34;">b<')
    expect(rows).toContain('data-label="Wie">c<')
  })

  test('what a value says is never taken for a cell', () => {
    const link = '<a aria-label="Geld van <td> & <tr onclick=x>" href="/">x</a>'
    expect(stackedCells(`<tr><td>${link}</td><td>y</td></tr>`, columns)).toBe(
      `<tr role="row"><td role="cell" data-label="Wie">${link}</td><td role="cell" data-label="Wat">y</td></tr>`,
    )
  })
})
