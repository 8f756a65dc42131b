import { data } from 'react-router'
import { readDay, today } from '../../calendar.ts'
import { api } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { meetingFormReport } from '../../reports/meeting-form.server.ts'
import { reportFile } from '../../reports/report-file.server.ts'
import type { Route } from './+types/meeting-form'

const GroupOfForm = graphql(`
  query GroupOfForm($slug: String!) {
    group(slug: $slug) {
      id
      nextMeetingOn
    }
  }
`)

/** The sheet for a meeting without phones: of the day asked for, or else of the next meeting. */
export const loader = async ({ request, params }: Route.LoaderArgs) => {
  const { group } = await api(request, GroupOfForm, { slug: params.group })
  if (!group) throw data('Kelompok ini tidak ada.', { status: 404 })
  const asked = readDay(new URL(request.url).searchParams.get('hari'))
  const on = asked?.toString() ?? group.nextMeetingOn ?? today().toString()
  return reportFile(await meetingFormReport(request, group.id, on), 'pdf')
}
