import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import * as v from 'valibot'
import type { Context } from '../context.ts'
import { badInput, optionalTextOf, parseInput, phone, textOf, uuid } from '../wire/input.ts'
import { askForStockNotice, type StockNoticeDraft } from './ask-for-stock-notice.ts'
import { AskForStockNoticeResult, StockNoticeInput, StopStockNoticesResult } from './stock-notice.graphql.ts'
import { consentText } from './stock-notice.rules.ts'
import { stopStockNotices } from './stop-stock-notices.ts'

const schema = v.object({
  variantId: uuid,
  phone: v.pipe(optionalTextOf('Nomor HP', 25), v.nullable(phone)),
  email: v.pipe(
    optionalTextOf('E-mail', 254),
    v.nullable(v.pipe(v.string(), v.email('Alamat e-mail belum benar.'), v.toLowerCase())),
  ),
  consent: v.literal(true, 'Setujui dulu bahwa kami boleh mengirim kabar.'),
})

@Resolver()
export class StockNoticeResolver {
  @Query(() => String, { description: 'What somebody agrees to who asks for a stock notice.' })
  stockNoticeConsent(): string {
    return consentText
  }

  @Mutation(() => AskForStockNoticeResult, {
    description: 'Anybody: one message when goods are back that are sold out, or whose shop is paused.',
  })
  askForStockNotice(
    @Ctx() { db, now, origin }: Context,
    @Arg('input', () => StockNoticeInput) input: StockNoticeInput,
  ): Promise<typeof AskForStockNoticeResult> {
    const { variantId, phone, email } = parseInput(schema, input, ['input'])
    if ((phone === null) === (email === null))
      throw badInput(['input', 'phone'], 'Isi nomor HP atau e-mail, salah satu.')
    const recipient = { phone, email } as StockNoticeDraft['recipient']
    return askForStockNotice(db(), now, { variantId, recipient, origin })
  }

  @Mutation(() => StopStockNoticesResult, {
    description: 'Whoever was sent a notice, by its token: ends all that she still waits for.',
  })
  stopStockNotices(
    @Ctx() { db, now }: Context,
    @Arg('token', () => String) token: string,
  ): Promise<typeof StopStockNoticesResult> {
    return stopStockNotices(db(), now, parseInput(textOf('Kode', 100), token, ['token']))
  }
}
