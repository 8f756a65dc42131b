import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import * as v from 'valibot'
import { Business } from '../businesses/business.graphql.ts'
import { businessLoader } from '../businesses/business.queries.ts'
import { businessDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { requireInsider } from '../groups/insider-permission.ts'
import { forbidden, requireViewer } from '../identity/permission.ts'
import { day, parseInput, textOf, uuid } from '../wire/input.ts'
import { decideLicence } from './decide-licence.ts'
import { declareLicence } from './declare-licence.ts'
import {
  DecideLicenceResult,
  DeclareLicenceInput,
  DeclareLicenceResult,
  Licence,
  VerifiedLicence,
  WithdrawLicenceResult,
} from './licence.graphql.ts'
import {
  businessLicenceLoader,
  holdingOn,
  type LicenceRow,
  licenceOfId,
  licencesOfBusiness,
  licencesToDecide,
} from './licence.queries.ts'
import { withdrawLicence } from './withdraw-licence.ts'

const declareSchema = v.object({
  licenceId: uuid,
  kind: v.picklist(['NIB', 'SPP_IRT', 'HALAL', 'BPOM_MD']),
  businessId: uuid,
  productId: v.nullish(uuid, null),
  number: textOf('Nomor', 60),
  expiresOn: v.nullish(day, null),
})

const byLicenceId = (licenceId: string) => parseInput(uuid, licenceId, ['licenceId'])

@Resolver(() => Licence)
export class LicenceResolver {
  @Query(() => [Licence], {
    description: 'Owner, mentor of her group, officer: all that was ever written down, newest first.',
  })
  async ownLicences(@Ctx() context: Context, @Arg('businessId', () => ID) businessId: string): Promise<Licence[]> {
    const id = parseInput(uuid, businessId, ['businessId'])
    await requireInsider(context, id)
    return licencesOfBusiness(context.reader, id)
  }

  @Query(() => [Licence], {
    description: 'Mentor: of her groups. Officer: of all. What waits to be verified, the oldest first, at most 100.',
  })
  async licencesToVerify(@Ctx() context: Context): Promise<Licence[]> {
    const { id, roles } = await requireViewer(context)
    if (roles.includes('OFFICER')) return licencesToDecide(context.reader, id, 'ALL')
    if (roles.includes('MENTOR')) return licencesToDecide(context.reader, id, 'HER_GROUPS')
    throw forbidden()
  }

  @Mutation(() => DeclareLicenceResult, {
    description: 'Seller, or who acts for her. Nobody sees it until it has been verified.',
  })
  async declareLicence(
    @Ctx() context: Context,
    @Arg('input', () => DeclareLicenceInput) input: DeclareLicenceInput,
  ): Promise<typeof DeclareLicenceResult> {
    const who = await requireViewer(context)
    const done = await declareLicence(context.db(), context.now, who, parseInput(declareSchema, input, ['input']))
    return '__typename' in done ? done : { __typename: 'LicenceDeclared', licence: await shown(context, done) }
  }

  @Mutation(() => WithdrawLicenceResult, { description: 'Seller, or who acts for her: verified or not.' })
  async withdrawLicence(
    @Ctx() context: Context,
    @Arg('licenceId', () => ID) licenceId: string,
  ): Promise<typeof WithdrawLicenceResult> {
    const who = await requireViewer(context)
    const done = await withdrawLicence(context.db(), context.now, who, byLicenceId(licenceId))
    return '__typename' in done ? done : { __typename: 'LicenceWithdrawn', licence: await shown(context, done) }
  }

  @Mutation(() => DecideLicenceResult, {
    description: 'Mentor of her group, or officer, who has seen the paper or looked it up: buyers see it from now on.',
  })
  async verifyLicence(
    @Ctx() context: Context,
    @Arg('licenceId', () => ID) licenceId: string,
  ): Promise<typeof DecideLicenceResult> {
    const who = await requireViewer(context)
    const decision = { licenceId: byLicenceId(licenceId), rejection: null }
    const done = await decideLicence(context.db(), context.now, who, decision)
    return '__typename' in done ? done : { __typename: 'LicenceDecided', licence: await shown(context, done) }
  }

  @Mutation(() => DecideLicenceResult, { description: 'Mentor of her group, or officer; she reads the reason.' })
  async rejectLicence(
    @Ctx() context: Context,
    @Arg('licenceId', () => ID) licenceId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<typeof DecideLicenceResult> {
    const who = await requireViewer(context)
    const decision = {
      licenceId: byLicenceId(licenceId),
      rejection: parseInput(textOf('Alasan', 300), reason, ['reason']),
    }
    const done = await decideLicence(context.db(), context.now, who, decision)
    return '__typename' in done ? done : { __typename: 'LicenceDecided', licence: await shown(context, done) }
  }

  @FieldResolver(() => Business)
  business(@Ctx() { loader }: Context, @Root() { businessId }: LicenceRow): Promise<Business> {
    return loader(businessLoader).load(businessId)
  }
}

@Resolver(() => Business)
export class BusinessLicenceResolver {
  @FieldResolver(() => [VerifiedLicence], { description: 'Of the business as a whole: verified, and not over.' })
  async licences(@Ctx() { loader, now }: Context, @Root() { id }: Business): Promise<VerifiedLicence[]> {
    return holdingOn(await loader(businessLicenceLoader).load(id), businessDay(now))
  }
}

const shown = async ({ reader }: Context, { licenceId }: { licenceId: string }): Promise<Licence> =>
  (await licenceOfId(reader, licenceId)) as LicenceRow
