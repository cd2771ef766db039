import { accessZh } from './access.zh.ts'
import { depthZh } from './depth.zh.ts'
import { firmsZh } from './firms.zh.ts'
import { frameZh } from './frame.zh.ts'
import { importZh } from './import.zh.ts'
import { mergesZh } from './merges.zh.ts'
import { peopleZh } from './people.zh.ts'
import { productsZh } from './products.zh.ts'
import { proofsZh } from './proofs.zh.ts'
import { qualityZh } from './quality.zh.ts'
import { rulesZh } from './rules.zh.ts'

export const zh = {
  ...frameZh,
  ...firmsZh,
  ...importZh,
  ...productsZh,
  ...depthZh,
  ...mergesZh,
  missed: '搜而未得',
  ...qualityZh,
  ...rulesZh,
  ...proofsZh,
  ...peopleZh,
  ...accessZh,
}
