export { OLD_NAMES, PACKAGE_NOTES, PLACES, USE_NOTES } from '@yaolian/drugmatch'
