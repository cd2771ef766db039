export { dosageForm } from '@yaolian/drugmatch'
