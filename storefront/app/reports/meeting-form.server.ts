import { rupiah, weekday } from '../format.ts'
import { api } from '../graphql/api.server.ts'
import { graphql } from '../graphql/generated/index.ts'
import { translatorOf } from '../messages/messages.ts'
import { columnsOf, type Report } from './report.ts'

const MeetingSheet = graphql(`
  query MeetingSheet($groupId: ID!, $on: Date!) {
    meetingForm(groupId: $groupId, on: $on) {
      code
      on
      groupName
      kelurahan
      meetingPlace
      meetingStartsAt
      mentorName
      chairName
      dueTotal
      arrearsTotal
      rows {
        memberNumber
        memberName
        loanNumber
        instalmentNumber
        due
        arrears
        solidarityWeekly
      }
    }
  }
`)

/** The sheet for a meeting without phones: what each member is to bring, and room to write what she did. */
export const meetingFormReport = async (request: Request, groupId: string, on: string): Promise<Report> => {
  const t = translatorOf('id')
  const { meetingForm: form } = await api(request, MeetingSheet, { groupId, on })
  const solidarity = Math.max(0, ...form.rows.map(({ solidarityWeekly }) => solidarityWeekly))
  return {
    name: `lembar-${form.code.toLowerCase()}`,
    title: t('reports.form.title'),
    facts: [
      [t('reports.facts.group'), `${form.groupName}, ${form.kelurahan}`],
      [t('reports.facts.on'), weekday(`${form.on}T12:00:00+07:00`)],
      [t('reports.facts.time'), `${form.meetingStartsAt.replace(':', '.')} WIB, ${form.meetingPlace}`],
      [t('reports.facts.mentor'), form.mentorName],
      [t('reports.facts.chair'), form.chairName ?? t('reports.facts.none')],
      [t('reports.facts.code'), form.code],
    ],
    tables: [
      {
        title: t('reports.form.table'),
        columns: columnsOf({
          memberNumber: 'number',
          member: 'wide',
          loan: 'text',
          number: 'number',
          due: 'rupiah',
          arrears: 'rupiah',
          bring: 'rupiah',
          paidBlank: 'wide',
          coveredBlank: 'wide',
          signature: 'wide',
        }),
        rows: form.rows.map((row) => [
          row.memberNumber,
          row.memberName,
          row.loanNumber ?? null,
          row.instalmentNumber ?? null,
          row.due,
          row.arrears,
          row.due + row.arrears,
          null,
          null,
          null,
        ]),
        totals: [
          null,
          t('reports.total'),
          null,
          null,
          form.dueTotal,
          form.arrearsTotal,
          form.dueTotal + form.arrearsTotal,
          null,
          null,
          null,
        ],
      },
    ],
    notes: [
      ...(solidarity > 0 ? [t('reports.form.solidarity', { amount: rupiah(solidarity) })] : []),
      t('reports.form.cash'),
      t('reports.form.how'),
    ],
    signatures: [t('reports.facts.mentor'), t('reports.facts.chair')],
    toFillIn: true,
    landscape: true,
  }
}
