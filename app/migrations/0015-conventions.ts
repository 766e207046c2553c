export const conventions = `select 1;`
