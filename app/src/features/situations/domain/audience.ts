export { audienceOf, AUDIENCES, isAtLeast, isReadyFor, strictest, type Audience } from '../../../kernel/audience.ts'
