import { expect, test } from 'vitest'
import { customersZh } from './customers.zh.ts'
import { en } from './en.ts'
import { frameZh } from './frame.zh.ts'
import { importsZh } from './imports.zh.ts'
import { moneyZh } from './money.zh.ts'
import { ordersZh } from './orders.zh.ts'
import { productsZh } from './products.zh.ts'
import { stockZh } from './stock.zh.ts'
import { zh } from './zh.ts'

const parts = [customersZh, frameZh, importsZh, moneyZh, ordersZh, productsZh, stockZh]

test('no page takes the word of another: the parts of the catalogue have no key in common', () => {
  const keys = parts.flatMap(part => Object.keys(part))
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  expect(keys.length).toBe(Object.keys(zh).length)
})

const blanks = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort().join()

test('English fills the same blanks as Chinese', () => {
  const differing = Object.entries(zh).filter(
    ([key, text]) => blanks(text) !== blanks(en[key as keyof typeof zh]),
  )
  expect(differing).toEqual([])
})
