import { Button } from './button.tsx'
import { ChoiceRow, ChoiceRows, StickyBar } from './choice-row.tsx'
import { CheckField, CheckList, Choice, Field, FileField, SelectField } from './field.tsx'
import { Form, SearchBox } from './form.tsx'
import type { View } from './view.ts'

const SECTORS = [
  { value: 'care', label: 'Soins à domicile' },
  { value: 'welfare', label: 'Action sociale' },
  { value: 'housing', label: 'Logement' },
]

const PLACES = [
  { value: 'here', label: 'Ici' },
  { value: 'online', label: 'En ligne' },
  { value: 'excused', label: 'Excusé' },
  { value: 'absent', label: 'Absent' },
]

export function StyleFields({ view }: { view: View }) {
  return (
    <Form view={view} isMultipart>
      <Field name="title" label="Titre de la réunion" value="Logement et santé mentale" isRequired />
      <Field name="purpose" kind="textarea" label="Ce que vous venez y chercher" hint="Deux phrases suffisent. Aucun nom de patient." rows={3} />
      <div class="columns">
        <Field name="heldOn" kind="date" label="Jour" value="2023-02-14" />
        <Field name="seats" kind="number" label="Aantal plaatsen" value={18} min={1} />
      </div>
      <Field name="email" kind="email" label="Adresse électronique" value="greet@" error="Il manque la fin de l’adresse, après le signe @." isRequired />
      <Field
        name="long"
        label="Verantwoordelijkheidsverdeling tussen eerstelijnsgezondheidszorg en samenlevingsopbouwwerk"
        value="Gemeenschapsgezondheidswerkersoverleg"
      />
      <SelectField name="sector" label="Secteur" options={SECTORS} chosen="welfare" />
      <SelectField name="area" label="Wijk" options={SECTORS} error="Kies een wijk uit de lijst." isRequired />
      <FileField name="register" label="Le registre, tel qu’il est" hint="Un classeur XLSX, un CSV ou un dossier compressé, jusqu’à 20 Mo." />
      <CheckField name="agreed" label="J’ai lu la convention" hint="Version 3, du 14 janvier 2023." isChecked />
      <CheckList
        name="languages"
        label="Langues comprises"
        options={[
          { value: 'fr', label: 'français', lang: 'fr' },
          { value: 'nl', label: 'Nederlands', lang: 'nl' },
          { value: 'de', label: 'Deutsch', lang: 'de' },
        ]}
        chosen={['fr', 'nl']}
      />
      <Button kind="main">Enregistrer la réunion</Button>
    </Form>
  )
}

export function StyleChoices({ view }: { view: View }) {
  return (
    <>
      <SearchBox label="Zoek een mens of een organisatie" name="search" value="thuiszorg" />
      <Form view={view}>
        <Choice
          name="selfEmployed"
          label="Une personne indépendante compte comme organisation"
          options={[
            { value: 'never', label: 'jamais' },
            { value: 'default', label: 'si elle en représente une' },
            { value: 'always', label: 'toujours' },
          ]}
          chosen="default"
        />
        <Choice
          name="reply"
          label="Komt u?"
          isLarge
          options={[
            { value: 'yes', label: 'Ik kom' },
            { value: 'online', label: 'Ik volg online' },
            { value: 'no', label: 'Ik kan niet' },
          ]}
          error="Kies wat past; u kunt het later nog veranderen."
        />
        <ChoiceRows>
          <ChoiceRow name="p1" title="Amina B." detail="Maison médicale du Nord" options={PLACES} chosen="here" />
          <ChoiceRow name="p2" title="Els V." aside="remplacée" detail="Dienst thuiszorg" options={PLACES} chosen="excused" />
          <ChoiceRow
            name="p3"
            title="Marie-Christine Vandenbroucke-Delahaye"
            detail="Centrum voor geestelijke gezondheidszorg en gemeenschapsgezondheidswerk"
            options={PLACES}
          />
        </ChoiceRows>
        <StickyBar
          total={
            <>
              <b>1</b> sur 3 ici
            </>
          }
        >
          <Button kind="main">Enregistrer</Button>
        </StickyBar>
      </Form>
    </>
  )
}
