export { type NormalName, normaliseName } from '@yaolian/drugmatch'
