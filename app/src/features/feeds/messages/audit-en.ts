export const auditEn = {
  'feed.made': 'A private calendar address was made',
  'feed.replaced': 'A private calendar address was replaced',
  'feed.revoked': 'A private calendar address was stopped',
}
