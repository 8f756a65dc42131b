import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import { Business } from '../businesses/business.graphql.ts'
import { businessLoader } from '../businesses/business.queries.ts'
import { businessDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { requireViewer } from '../identity/permission.ts'
import { day, optionalTextOf, parseInput, uuid } from '../wire/input.ts'
import { DateScalar } from '../wire/scalars.ts'
import { openShop } from './open-shop.ts'
import { PauseShopResult } from './pause.graphql.ts'
import { type PauseRow, pauseLoader } from './pause.queries.ts'
import { pauseShop } from './pause-shop.ts'
import { resumeShop } from './resume-shop.ts'
import type { NotYourShop } from './shop.graphql.ts'

@Resolver(() => Business)
export class PauseResolver {
  @Mutation(() => PauseShopResult, {
    description:
      'Seller, or who acts for her: takes no orders until the end of that day, or until resumeShop. Buyers read the note.',
  })
  async pauseShop(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
    @Arg('until', () => DateScalar, { nullable: true }) until?: string,
    @Arg('note', () => String, { nullable: true }) note?: string,
  ): Promise<typeof PauseShopResult> {
    const who = await requireViewer(context)
    const pause = {
      businessId: parseInput(uuid, businessId, ['businessId']),
      until: until ? parseInput(day, until, ['until']) : null,
      note: parseInput(optionalTextOf('Catatan', 140), note, ['note']),
    }
    return shown(context, await pauseShop(context.db(), context.now, who, pause))
  }

  @Mutation(() => PauseShopResult, { description: 'Seller, or who acts for her: takes orders again.' })
  async resumeShop(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
  ): Promise<typeof PauseShopResult> {
    const who = await requireViewer(context)
    return shown(
      context,
      await resumeShop(context.db(), context.now, who, parseInput(uuid, businessId, ['businessId'])),
    )
  }

  @Mutation(() => PauseShopResult, {
    description: 'Seller, or who acts for her: shows buyers a business that has sold off the platform so far.',
  })
  async openShop(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
  ): Promise<typeof PauseShopResult> {
    const who = await requireViewer(context)
    return shown(context, await openShop(context.db(), context.now, who, parseInput(uuid, businessId, ['businessId'])))
  }

  @FieldResolver(() => Boolean, { description: 'It takes no orders today; its products are shown all the same.' })
  async paused(@Ctx() context: Context, @Root() { id }: Business): Promise<boolean> {
    return (await pauseOf(context, id)) !== null
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'The last day of the pause; null: not paused, or until she says so.',
  })
  async pausedUntil(@Ctx() context: Context, @Root() { id }: Business): Promise<Temporal.PlainDate | null> {
    const pause = await pauseOf(context, id)
    return pause && !pause.isOpenEnded ? pause.until : null
  }

  @FieldResolver(() => String, { nullable: true })
  async pauseNote(@Ctx() context: Context, @Root() { id }: Business): Promise<string | null> {
    return (await pauseOf(context, id))?.note ?? null
  }
}

/** Null where there is none, or where it is over. */
const pauseOf = async ({ loader, now }: Context, businessId: string): Promise<PauseRow | null> => {
  const pause = await loader(pauseLoader).load(businessId)
  return pause && Temporal.PlainDate.compare(businessDay(now), pause.until) <= 0 ? pause : null
}

const shown = async (
  { loader }: Context,
  done: { businessId: string } | NotYourShop,
): Promise<typeof PauseShopResult> =>
  '__typename' in done
    ? done
    : { __typename: 'ShopChanged', business: await loader(businessLoader).load(done.businessId) }
