/** Three hundred texts that somebody could put into a field to make a page do what it should not. Each carries its number. */
const MARKUP = [
  '<script>alert(N)</script>', '<ScRiPt>alert(N)</sCrIpT>', '</title><script>alert(N)</script>', '</textarea><script>alert(N)</script>', '"><script>alert(N)</script>', "'><script>alert(N)</script>",
  '<img src=x onerror=alert(N)>', '<img src="x" onerror="alert(N)">', '"><img src=x onerror=alert(N)>', '<svg onload=alert(N)>', '<svg/onload=alert(N)>', '<svg><script>alert(N)</script></svg>', '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(N)>',
  '<body onload=alert(N)>', '<iframe src="javascript:alert(N)"></iframe>', '<iframe srcdoc="<script>alert(N)</script>"></iframe>', '<a href="javascript:alert(N)">x</a>', '<details open ontoggle=alert(N)>', '<video><source onerror=alert(N)>', '<input autofocus onfocus=alert(N)>',
  '<object data="data:text/html,<script>alert(N)</script>">', '<embed src="javascript:alert(N)">', '<link rel=stylesheet href=//elsewhere.example/N>', '<meta http-equiv=refresh content="0;url=//elsewhere.example/N">', '<base href=//elsewhere.example/N/>', '<form action=//elsewhere.example/N><button>', '<style>@import "//elsewhere.example/N"</style>', '<marquee onstart=alert(N)>', '<x onclick=alert(N)>y</x>', '<!--><script>alert(N)</script>-->',
  '<template><script>alert(N)</script></template>', '<noscript><p title="</noscript><img src=x onerror=alert(N)>">', '<select><template><img src onerror=alert(N)></template></select>', '<plaintext>N', '<xmp><script>alert(N)</script>', '<button formaction=javascript:alert(N)>x', '<isindex type=image src=1 onerror=alert(N)>', '<table background="javascript:alert(N)">', '<div style="background:url(javascript:alert(N))">', '<?xml version="1.0"?><a>N',
]
const ATTRIBUTES = ['" onmouseover="alert(N)', "' onmouseover='alert(N)", '` onmouseover=`alert(N)', '" autofocus onfocus=alert(N) x="', '" style="x:expression(alert(N))', '"/><svg onload=alert(N)>', '\\"><script>alert(N)</script>', '" srcdoc="<script>alert(N)</script>', "';alert(N);//", '";alert(N);//', '\\";alert(N);//', '</script><script>alert(N)</script>', '*/alert(N)/*', '-alert(N)-', '${alert(N)}']
const ADDRESSES = ['javascript:alert(N)', 'JaVaScRiPt:alert(N)', ' javascript:alert(N)', 'java\tscript:alert(N)', 'java\nscript:alert(N)', 'data:text/html,<script>alert(N)</script>', 'vbscript:msgbox(N)', '//elsewhere.example/N', 'https:elsewhere.example/N', '/\\elsewhere.example/N', 'file:///etc/passwd?N', 'http://[::1]/N', 'javascript&colon;alert(N)', 'javascript:%61lert(N)', '\u0001javascript:alert(N)']
const ENTITIES = ['&lt;script&gt;alert(N)&lt;/script&gt;', '&#60;script&#62;alert(N)&#60;/script&#62;', '&#x3c;img src=x onerror=alert(N)&#x3e;', '&quot; onclick=&quot;alert(N)', '&amp;lt;N', '&NoSuchEntity;N', '%3Cscript%3Ealert(N)%3C/script%3E', '\\u003cscript\\u003ealert(N)', '\\x3cscript\\x3ealert(N)', '+ADw-script+AD4-alert(N)+ADw-/script+AD4-']
const SIGNS = ['\u202eNrtl\u202c', '\u200fN\u200e', '\u2066N\u2069', '\u200bN\u200b', '\ufeffN', 'N\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308', '👩🏽‍⚕️🏳️‍🌈N', '𝕹𝖔𝖔𝖗 N', 'İıſK N', 'ﷺﷺﷺN', '\ud800N', 'N\udfff', '\u2028N\u2029', '\u0085N', '\u001b[31mN', '\u0007N\b', '\u00a0N\u00a0', '＜script＞alert(N)＜/script＞', '‹N›', 'Ⅷ½ªº N']
const PROGRAMS = ["'; drop table person; --N", "' or '1'='1' --N", '"; select pg_sleep(5); --N', "N'||(select version())||'", '$$;N', '\\N', '\\copy N', '%N_', '{{N}}', '{{constructor.constructor("alert(N)")()}}', '${N}', '#{N}', '<%= N %>', '{% N %}', '[[N]]', '__proto__', 'constructor', 'toString', 'N; ls -la', '`ls N`', '$(ls N)', '| cat /etc/passwd N', '../../../../etc/passwd N', '..\\..\\N', 'CON', 'null', 'undefined', 'NaN', 'true', '-N', '0xN', '1e309', '=1+N', '+N', '@SUM(N)', '\tN', '=HYPERLINK("//elsewhere.example/N")', 'To: a@b.example\r\nBcc: N@b.example', 'N\r\nSet-Cookie: a=b', '{"a":N}', '[N]', '*N*', '# N', '[x](javascript:alert(N))', '![x](//elsewhere.example/N)']

const KINDS = [MARKUP, ATTRIBUTES, ADDRESSES, ENTITIES, SIGNS, PROGRAMS].flat()
export const MARKER = 'hx'
const HOW_MANY = 300

/** Once as they are, then each again with something before it, until there are three hundred; last the very long ones. */
export const HOSTILE_TEXTS: readonly string[] = Array.from({ length: HOW_MANY }, (_, n) => {
  const text = (KINDS[n % KINDS.length] ?? '').replaceAll('N', `${MARKER}${n}`)
  if (n === HOW_MANY - 1) return `${'a'.repeat(10_000)}<script>alert(${MARKER}${n})</script>`
  if (n === HOW_MANY - 2) return `${'é<b>'.repeat(2_500)}${MARKER}${n}`
  const turn = Math.floor(n / KINDS.length)
  return turn === 0 ? text : turn === 1 ? `Noor ${text} ` : `${text}${text}`
})
