import { redirect } from 'react-router'
import { readDay } from '../../../calendar.ts'
import { type Faults, faultAt } from '../../../forms/faults.ts'
import { submit } from '../../../graphql/api.server.ts'
import { translatorOf } from '../../../messages/messages.ts'
import { keptField, keptPhoto, keptText } from '../../../photo/kept-photos.ts'
import { photoForm, photosIn, sendPhoto, wordsBeforePhotos } from '../../../photo/send-photo.server.ts'
import { type Filled, faultsOfAct, filledIn, refusedForm } from '../../program/desk-form.ts'
import {
  AgreeToTransfer,
  AskTransfer,
  EndChairTerm,
  EndTransfer,
  InviteMember,
  LeaveGroup,
  MarkChecklist,
  MoveMeetingDay,
  RecordElection,
  UnmarkChecklist,
  WithdrawInvitation,
  WithdrawMeetingChange,
} from './group-acts.server.ts'

/** What was done, as `?kabar=` tells it, by the step that did it. */
export const keepingNews = {
  syarat: 'marked',
  cabut: 'unmarked',
  undang: 'invited',
  tarik: 'withdrawn',
  pilih: 'elected',
  akhiri: 'chairEnded',
  pertemuan: 'meetingMoved',
  tetap: 'meetingKept',
  keluar: 'left',
  pindah: 'transferAsked',
  terima: 'transferAgreed',
  batal: 'transferEnded',
} as const
type Step = keyof typeof keepingNews

/** The step and what it is about, as a form names both in `langkah`: "syarat:kenal" or "undang". */
const stepOf = (filled: Filled): { step: Step; about: string; name: string } | undefined => {
  const name = filled.langkah ?? ''
  const [step = '', about = ''] = name.split(':')
  return step in keepingNews ? { step: step as Step, about, name } : undefined
}

/**
 * One act on a group. The fields of its form are named after the step; what was refused comes back as it was filled in, with the photo
 * that was sent already.
 */
export const keepGroup = async (request: Request, groupId: string, path: string) => {
  const isPhoto = request.headers.get('content-type')?.startsWith('multipart/form-data')
  const form = isPhoto ? await photoForm(request) : await request.formData()
  if (!form) {
    const filled = filledIn(await wordsBeforePhotos(request))
    const name = filled.langkah ?? ''
    const faults = faultAt(['imageId'], translatorOf('id')('jual.photo.tooLarge'))
    return refusedForm(name, { ...filled, [`${name}.imageId`]: '' }, faults, 400)
  }
  const filled = filledIn(form)
  const asked = stepOf(filled)
  if (!asked) return redirect(path)
  const { step, about, name } = asked
  const photo = step === 'syarat' ? await photoOf(request, form, `${name}.imageId`) : null
  // A refusal about the photo stands beside its field, which holds no text of its own.
  const again: Filled = {
    ...filled,
    ...(photo && { [`${name}.imageId`]: '', ...(photo.kept && { [keptField(`${name}.imageId`)]: photo.kept }) }),
  }
  if (photo?.faults) return refusedForm(name, again, photo.faults, 400)
  const refused = faultsOfAct(await act(request, step, { groupId, about, imageId: photo?.id ?? null, name, filled }))
  if (refused) return refusedForm(name, again, refused.faults, refused.status)
  return redirect(`${path}?kabar=${keepingNews[step]}`)
}

interface Photo {
  id?: string
  kept?: string
  faults?: Faults
}

const photoOf = async (request: Request, form: FormData, field: string): Promise<Photo> => {
  const [photo] = photosIn(form, field)
  const kept = keptPhoto(form, field)
  if (!photo) return kept ? { id: kept.id, kept: keptText(kept) } : {}
  const sent = await sendPhoto(request, photo)
  if (!sent.id) return { faults: { imageId: sent.message ?? '' } }
  return { id: sent.id, kept: keptText({ id: sent.id, url: sent.url }) }
}

const noDay = (field: string): { faults: Faults } => ({ faults: { [field]: translatorOf('id')('keeping.noDay') } })

interface Act {
  groupId: string
  about: string
  imageId: string | null
  name: string
  filled: Filled
}

const act = (request: Request, step: Step, { groupId, about, imageId, name, filled }: Act) => {
  const typed = (field: string) => filled[`${name}.${field}`] ?? ''
  switch (step) {
    case 'syarat':
      return submit(request, MarkChecklist, {
        input: { groupId, itemKey: about, note: typed('note') || null, imageId },
      })
    case 'cabut':
      return submit(request, UnmarkChecklist, { groupId, itemKey: about })
    case 'undang':
      return submit(request, InviteMember, { groupId, phone: typed('phone') })
    case 'tarik':
      return submit(request, WithdrawInvitation, { id: about })
    case 'pilih':
      if (!readDay(typed('electedOn'))) return noDay('electedOn')
      return submit(request, RecordElection, { groupId, memberId: typed('memberId'), electedOn: typed('electedOn') })
    case 'akhiri':
      return submit(request, EndChairTerm, { groupId, reason: typed('reason') })
    case 'pertemuan':
      if (!readDay(typed('effectiveFrom'))) return noDay('effectiveFrom')
      return submit(request, MoveMeetingDay, {
        input: {
          groupId,
          weekday: Number(typed('weekday')),
          startsAt: typed('startsAt'),
          place: typed('place'),
          effectiveFrom: typed('effectiveFrom'),
          reason: typed('reason'),
        },
      })
    case 'tetap':
      return submit(request, WithdrawMeetingChange, { groupId })
    case 'keluar':
      return submit(request, LeaveGroup, { groupId, memberId: typed('memberId'), reason: typed('reason') })
    case 'pindah':
      return submit(request, AskTransfer, {
        memberId: typed('memberId'),
        toGroupId: typed('toGroupId'),
        reason: typed('reason'),
      })
    case 'terima':
      return submit(request, AgreeToTransfer, { id: about })
    case 'batal':
      return submit(request, EndTransfer, { id: about })
  }
}
