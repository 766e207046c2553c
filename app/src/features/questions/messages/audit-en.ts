export const auditEn = {}
