import { command, downloading, type Route, reading } from '@yaolian/kernel'
import { Id, ListQuery } from '@yaolian/kernel/contract'
import Type from 'typebox'
import { askChange } from './ask-change.ts'
import * as c from './contract.ts'
import { decideChange } from './decide-change.ts'
import { editDrug, findDrugs, findSubstitutes, listProductsOfDrug, readDrug } from './drugs.ts'
import { listChanges, listExpiring, readChange, readLeaflets } from './list-changes.ts'
import { addPicture, orderPictures, readPictures, showPicture } from './pictures.ts'

const ProductParams = Type.Object({ productId: Id })
const DrugParams = Type.Object({ drugId: Id })
const read = 'catalogue.product.read'
const add = 'catalogue.product.add'

/** Drugs, leaflets, substitutes, changes that two people make, pictures. */
export const depthRoutes = (): Route[] => [...drugs(), ...changes(), ...pictures()]

const drugs = (): Route[] => [
  reading(
    {
      path: '/catalogue/drugs',
      summary: 'Drugs (通用名＋剂型) by Chinese or English name, with how many products each has',
      right: read,
      query: c.DrugQuery,
      answer: c.DrugPage,
    },
    (ctx, { query }) => findDrugs(ctx, query),
  ),
  reading(
    {
      path: '/catalogue/drugs/:drugId',
      summary: 'One drug',
      right: read,
      params: DrugParams,
      answer: c.Drug,
    },
    (ctx, { params }) => readDrug(ctx, params.drugId),
  ),
  reading(
    {
      path: '/catalogue/drugs/:drugId/products',
      summary: 'The products of a drug by strength and maker',
      right: read,
      params: DrugParams,
      query: ListQuery,
      answer: c.DrugProductPage,
    },
    (ctx, { params, query }) => listProductsOfDrug(ctx, params.drugId, query),
  ),
  command(
    {
      path: '/catalogue/drugs/:drugId',
      summary: 'Correct English name, ATC code and route of a drug',
      right: 'catalogue.product.publish',
      params: DrugParams,
      body: c.DrugBody,
      answer: c.Drug,
    },
    (ctx, { params, body: { id: _, ...facts } }) => editDrug(ctx, { ...params, ...facts }),
  ),
  reading(
    {
      path: '/catalogue/products/:productId/substitutes',
      summary: 'What may stand for a product, best first, with why',
      right: read,
      params: ProductParams,
      answer: c.Substitutes,
    },
    async (ctx, { params }) => ({ substitutes: await findSubstitutes(ctx, params.productId) }),
  ),
  reading(
    {
      path: '/catalogue/products/:productId/leaflets',
      summary: 'The leaflet (说明书) in force and its earlier versions',
      right: read,
      params: ProductParams,
      answer: c.Leaflets,
    },
    (ctx, { params }) => readLeaflets(ctx, params.productId),
  ),
  reading(
    {
      path: '/catalogue/expiring-registrations',
      summary: 'Products whose registration ends within half a year, nearest first',
      right: read,
      query: c.ExpiringQuery,
      answer: c.ExpiringPage,
    },
    (ctx, { query }) => listExpiring(ctx, query),
  ),
]

const changes = (): Route[] => [
  reading(
    {
      path: '/catalogue/changes',
      summary: 'Changes that were asked for, newest first; those that wait where no state is given',
      right: read,
      query: c.ChangeQuery,
      answer: c.ChangePage,
    },
    (ctx, { query }) => listChanges(ctx, query),
  ),
  reading(
    {
      path: '/catalogue/changes/:requestId',
      summary: 'One change that was asked for, with what stood there before',
      right: read,
      params: Type.Object({ requestId: Id }),
      answer: c.ChangeRequest,
    },
    (ctx, { params }) => readChange(ctx, params.requestId),
  ),
  command(
    {
      path: '/catalogue/products/:productId/change-facts',
      summary: 'Ask for a change of class, packs, flags or storage; a draft is changed at once',
      right: add,
      params: ProductParams,
      body: c.AskFactsBody,
      answer: c.ChangeStanding,
    },
    (ctx, { params, body: { id, ...asked } }) =>
      askChange(ctx, { requestId: id, ...params, ...asked, kind: 'facts' }),
  ),
  command(
    {
      path: '/catalogue/products/:productId/renew-registration',
      summary: 'Ask to note a new or renewed registration with its validity',
      right: add,
      params: ProductParams,
      body: c.AskRegistrationBody,
      answer: c.ChangeStanding,
    },
    (ctx, { params, body: { id, ...asked } }) =>
      askChange(ctx, { requestId: id, ...params, ...asked, kind: 'registration' }),
  ),
  command(
    {
      path: '/catalogue/products/:productId/change-leaflet',
      summary: 'Ask to put a new version of the leaflet in force',
      right: add,
      params: ProductParams,
      body: c.AskLeafletBody,
      answer: c.ChangeStanding,
    },
    (ctx, { params, body: { id, ...asked } }) =>
      askChange(ctx, { requestId: id, ...params, ...asked, kind: 'leaflet' }),
  ),
  command(
    {
      path: '/catalogue/changes/:requestId/decide',
      summary: 'Approve or reject a change that somebody else asked for',
      right: 'catalogue.product.publish',
      params: Type.Object({ requestId: Id }),
      body: c.DecideBody,
      answer: c.ChangeStanding,
    },
    (ctx, { params, body }) => decideChange(ctx, { ...params, approve: body.approve, note: body.note ?? '' }),
  ),
]

const pictures = (): Route[] => [
  reading(
    {
      path: '/catalogue/products/:productId/pictures',
      summary: 'Pictures of a product in their order; the first is the main one',
      right: read,
      params: ProductParams,
      answer: c.Pictures,
    },
    (ctx, { params }) => readPictures(ctx, params.productId),
  ),
  command(
    {
      path: '/catalogue/products/:productId/pictures',
      summary: 'Add an uploaded picture',
      right: add,
      params: ProductParams,
      body: c.AddPictureBody,
      answer: c.Pictures,
    },
    (ctx, { params, body: { id, ...picture } }) => addPicture(ctx, { pictureId: id, ...params, ...picture }),
  ),
  command(
    {
      path: '/catalogue/products/:productId/pictures/order',
      summary: 'The pictures that stay, in their order; others are taken off',
      right: add,
      params: ProductParams,
      body: c.OrderPicturesBody,
      answer: c.Pictures,
    },
    (ctx, { params, body }) => orderPictures(ctx, { ...params, pictureIds: body.pictureIds }),
  ),
  downloading(
    {
      path: '/catalogue/pictures/:pictureId/:size',
      summary: 'A picture as WebP: thumb fits 160 pixels, view 1,000',
      right: read,
      params: Type.Object({ pictureId: Id, size: Type.Enum(['thumb', 'view']) }),
    },
    (ctx, { params }) => showPicture(ctx, params),
  ),
]
