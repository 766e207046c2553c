/** Advance of each letter of Atkinson Hyperlegible Next in thousandths of the size, two digits of base 36 each; 0 where the font has none. A test compares it with the font. */
export const LETTER_RANGES = [
  [0x20, 0x17f],
  [0x2010, 0x2026],
  [0x20ac, 0x20ac],
] as const

export const LETTER_WIDTHS = {
  regular:
    '7s7y8di3ggpjkb4g8b8bdhgu5ua25uari0bbf8g0h2gcgme6h3gj5u5ufdhgfddclmheh1hxilftfcjajaawe8hjf1mwj9juggk4h2ggfij6ghnshbfzgv8tar9kfcac6relfqdhfoey' +
    '8qfifa706tdo7anhfaf8fqfy9pd392f0ctj0ddchcs9k6l9kff0000000000000000000000000000000000000000000000000000000000000000007s7ydhgyg4fz6leoa8m6abfm' +
    'gq00m69w9sg3aman6r00e56o7d74akfmmomso3ciheheheheheheorhxftftftftawawawawj5j9jujujujujuesjuj6j6j6j6fzggg6elelelelelelo2dheyeyeyey7070707efpfa' +
    'f8f8f8f8f8guf8f0f0f0f0chfqchheelheelheelhxdh0000hxdhhxdhilhmj5foftey0000fteyfteyftey0000jafijafijafi0000jafa0000aw700000aw70aw70p4dt0000hjdo' +
    '00f17af17af18t0000fv88j9faj9faj9fa00000000000000juf8rypoh29p0000h29pggd30000ggd3ggd3fi92fi9200000000j6f00000j6f0j6f0j6f0nsj0fzchfzgvcsgvcsgv' +
    'cs00000000e0mw0000006k6k6k00b3b3b300f100c6000000imig',
  bold:
    '8o8faul9gyqxk55u9b9bdhgj7jad7kc8ibc8g3gohcgvheexhcfv7k7kfth0ftf7lpiuhviaj4glfqjyjhbsfliffcnujxkqhhl0i2gygvj2hwomj1i2h69gc89kg6b480fcgke6gkfn' +
    'a5ghfv8c77ff8uoifvg0gkgnage4agfreqkkezehe1al72alex0000000000000000000000000000000000000000000000000000000000000000008o8fe6hmghi272ffc0m6aui1' +
    'h300m6anaygzb6bb8000eh86897wb7i1ninoplemiuiuiuiuiuiuquiaglglglglbsbsbsbsjojxkqkqkqkqkqewkqj2j2j2j2i2hhh9fcfcfcfcfcfcoee6fnfnfnfn8c8c8c8qgcfv' +
    'g0g0g0g0g0gjg0frfrfrfrehgkehiufciufciufciae60000iae6iae6j4jajogkglfn0000glfnglfnglfn0000jyghjyghjygh0000jhfv0000bs8c0000bs8cbs8crdfj0000ifff' +
    '00fc8ufc8ufca50000g69ojxfvjxfvjxfv00000000000000kqg0sgq0i2ag0000i2aggye40000gye4gye4gvaggvag00000000j2fr0000j2frj2frj2fromkki2ehi2h6e1h6e1h6' +
    'e100000000dxn40000007h7h7h00dbdbdb00g600c6000000loiu',
}
