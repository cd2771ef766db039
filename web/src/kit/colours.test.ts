import { expect, test } from 'vitest'
import { coloursCss, contrast, dark, light, textPairs } from './colours.ts'

test('black on white is 21', () => expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5))

for (const [name, colours] of Object.entries({ light, dark })) {
  test(`every text of the ${name} theme reaches 4.5 on its ground`, () => {
    const weak = textPairs
      .map(([text, ground]) => ({ text, ground, is: contrast(colours[text], colours[ground]) }))
      .filter(pair => pair.is < 4.5)
    expect(weak).toEqual([])
  })
  test(`borders of inputs and the focus ring of the ${name} theme can be seen`, () => {
    for (const mark of ['accent', 'strong'] as const) {
      expect(contrast(colours[mark], colours.ground)).toBeGreaterThanOrEqual(mark === 'accent' ? 3 : 2.4)
    }
  })
}

test('colours.css holds the same values (vitest -u writes it)', async () => {
  await expect(coloursCss()).toMatchFileSnapshot('./colours.css')
})
