import base from './styles/base.css?raw'
import board from './styles/board.css?raw'
import charts from './styles/charts.css?raw'
import forms from './styles/forms.css?raw'
import frame from './styles/frame.css?raw'
import navigation from './styles/navigation.css?raw'
import parts from './styles/parts.css?raw'
import poster from './styles/poster.css?raw'
import print from './styles/print.css?raw'
import reset from './styles/reset.css?raw'
import tables from './styles/tables.css?raw'
import tokens from './styles/tokens.css?raw'
import { FONTS, hashOf } from './fonts.ts'

/** Readers need no comments: they stay in the sources. */
function withoutComments(css: string): string {
  return css.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\s*\n\s*/g, '\n')
}

const sheets = [reset, tokens, base, navigation, frame, parts, forms, tables, charts, poster, board, print]

export const stylesheet: string = withoutComments([...sheets, ...FONTS.map(({ face }) => face)].join('\n'))

export const stylesheetHref: string = `/assets/ronde.${hashOf(stylesheet)}.css`
