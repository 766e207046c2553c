export { parseRegister, type ParsedRegister, type RegisterFile } from './exchange/parse-register.ts'
export { importRegister } from './actions/import-register.ts'
export { readRegister } from './store/read-register.ts'
