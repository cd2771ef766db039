import { firmsZh } from './firms.zh.ts'
import { frameZh } from './frame.zh.ts'
import { peopleZh } from './people.zh.ts'
import { productsZh } from './products.zh.ts'
import { proofsZh } from './proofs.zh.ts'
import { qualityZh } from './quality.zh.ts'
import { rulesZh } from './rules.zh.ts'

export const zh = {
  ...frameZh,
  ...firmsZh,
  ...productsZh,
  ...qualityZh,
  ...rulesZh,
  ...proofsZh,
  ...peopleZh,
}
