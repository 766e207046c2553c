export const questions = `select 1;`
