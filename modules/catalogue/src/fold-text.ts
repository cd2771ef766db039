export { foldForSearch, foldText } from '@yaolian/drugmatch'
