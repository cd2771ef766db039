import { createRequire } from 'node:module'
import { type Ctx, type Download, dayOf, type Refusal, refuse } from '@yaolian/kernel'
import { ORGANISATION_KINDS } from '@yaolian/rulebook/contract'
import PDFDocument from 'pdfkit'
import type { PaperKind, RelationKind } from './contract.ts'
import { showRelation } from './list-relations.ts'
import { PAPER_NAMES, STEP_NAMES } from './paper-names.ts'
import { readStandings } from './read-standings.ts'

const fonts = createRequire(import.meta.url)
const REGULAR = fonts.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
const BOLD = fonts.resolve('@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf')

/** A4 upright, points. */
const PAGE = { width: 595, height: 842, margin: 36 }
const WIDTH = PAGE.width - 2 * PAGE.margin
const BOTTOM = PAGE.height - 40

const TITLES: Record<RelationKind, string> = {
  supplier: '首营企业审批表',
  customer: '购货单位资质审批表',
  product: '首营品种审批表',
}

type Detail = Awaited<ReturnType<typeof showRelation>>
type Pdf = InstanceType<typeof PDFDocument>
type Cell = { text: string; width: number; bold?: boolean }

/** The approval as an inspector asks for it: who, which papers, who signed what and when. Refused for a draft. */
export async function approvalForm(ctx: Ctx, relationId: string): Promise<Download | Refusal> {
  const relation = await showRelation(ctx, relationId)
  if (relation.state === 'draft')
    return refuse('party.relation_state', { relationId, state: relation.state, step: 'print' })
  const own = (await readStandings(ctx, [ctx.actor.orgId])).get(ctx.actor.orgId)
  const title = TITLES[relation.direction]
  const body = await draw(title, own?.name ?? '', relation, dayOf(ctx.now))
  return { contentType: 'application/pdf', fileName: `${title} ${relation.partner.name}.pdf`, body }
}

function draw(title: string, owner: string, relation: Detail, printedOn: string): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margins: { top: PAGE.margin, left: PAGE.margin, right: PAGE.margin, bottom: 0 },
    bufferPages: true,
    info: { Title: title, Author: owner },
  })
  pdf.registerFont('regular', REGULAR).registerFont('bold', BOLD)
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise<Buffer>(resolve => pdf.on('end', () => resolve(Buffer.concat(chunks))))
  pdf.font('bold').fontSize(16).text(title, PAGE.margin, PAGE.margin, { width: WIDTH, align: 'center' })
  let y = PAGE.margin + 28
  y = drawRows(pdf, y, partnerRows(owner, relation))
  if (relation.products.length > 0) y = drawRows(pdf, y + 8, productRows(relation))
  y = drawRows(pdf, y + 8, paperRows(relation))
  y = drawRows(pdf, y + 8, signatureRows(relation))
  drawFeet(pdf, printedOn)
  pdf.end()
  return done
}

const label = (text: string, width: number): Cell => ({ text, width, bold: true })

function partnerRows(owner: string, { direction, partner, licences, requestedAt, reason }: Detail): Cell[][] {
  const rest = WIDTH - 84
  const licence = licences.map(one => `${one.number}（${one.validFrom} 至 ${one.validTo}）`).join('；')
  return [
    [label('审批单位', 84), { text: owner, width: rest }],
    [label(direction === 'customer' ? '购货单位' : '供货单位', 84), { text: partner.name, width: rest }],
    [
      label('单位类型', 84),
      { text: ORGANISATION_KINDS[partner.kind].zh, width: 130 },
      label('统一社会信用代码', 110),
      { text: partner.uscc ?? '—', width: rest - 240 },
    ],
    [label('许可证照', 84), { text: licence || '—', width: rest }],
    [
      label('申请日期', 84),
      { text: dayOf(requestedAt), width: 130 },
      label('说明', 110),
      { text: reason || '—', width: rest - 240 },
    ],
  ]
}

const productRows = ({ products }: Detail): Cell[][] => [
  ['通用名称', '剂型', '规格', '上市许可持有人 / 生产企业', '批准文号'].map((text, i) =>
    label(text, PRODUCT_WIDTHS[i]!),
  ),
  ...products.map(one =>
    [one.genericName, one.form, one.spec, one.makerName, one.approvalNo ?? '—'].map((text, i) => ({
      text,
      width: PRODUCT_WIDTHS[i]!,
    })),
  ),
]
const PRODUCT_WIDTHS = [120, 56, 97, 140, 110]

const paperRows = ({ papers }: Detail): Cell[][] => [
  ['资料', '编号', '有效期', '附件', '质量部门核对'].map((text, i) => label(text, PAPER_WIDTHS[i]!)),
  ...papers.map(one =>
    [
      PAPER_NAMES[one.kind as PaperKind],
      one.number || '—',
      one.validTo ? `至 ${one.validTo}` : '长期',
      one.fileName,
      one.acceptedAt ? `${one.acceptedName} ${dayOf(one.acceptedAt)}` : '未核对',
    ].map((text, i) => ({ text, width: PAPER_WIDTHS[i]! })),
  ),
]
const PAPER_WIDTHS = [110, 110, 80, 123, 100]

/** Every step with its name and time: the three signatures are among them. */
const signatureRows = ({ steps }: Detail): Cell[][] => [
  ['步骤', '意见', '签名', '时间'].map((text, i) => label(text, STEP_WIDTHS[i]!)),
  ...steps.map(one =>
    [STEP_NAMES[one.step] ?? one.step, one.reason || '—', one.byName, shanghai(one.at)].map((text, i) => ({
      text,
      width: STEP_WIDTHS[i]!,
    })),
  ),
]
const STEP_WIDTHS = [120, 203, 90, 110]

const shanghai = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

function drawRows(pdf: Pdf, from: number, rows: readonly Cell[][]): number {
  let y = from
  for (const row of rows) {
    const heights = row.map(cell => {
      pdf.font(cell.bold ? 'bold' : 'regular').fontSize(9)
      return pdf.heightOfString(cell.text, { width: cell.width - 8 })
    })
    const height = Math.max(20, ...heights.map(one => one + 8))
    if (y + height > BOTTOM) {
      pdf.addPage()
      y = PAGE.margin
    }
    let x = PAGE.margin
    for (const { text, width, bold } of row) {
      pdf.rect(x, y, width, height)
      if (bold) pdf.fillAndStroke('#F0F3F2', '#8A9693')
      else pdf.stroke('#8A9693')
      pdf
        .font(bold ? 'bold' : 'regular')
        .fontSize(9)
        .fillColor('#000000')
      pdf.text(text, x + 4, y + 4, { width: width - 8 })
      x += width
    }
    y += height
  }
  return y
}

/** Page numbers need the number of pages, so they come last. */
function drawFeet(pdf: Pdf, printedOn: string): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let i = start; i < start + count; i++) {
    pdf.switchToPage(i)
    pdf.font('regular').fontSize(8).fillColor('#475458')
    pdf.text(`打印日期 ${printedOn}　第 ${i - start + 1} 页，共 ${count} 页`, PAGE.margin, PAGE.height - 26, {
      width: WIDTH,
      align: 'center',
    })
  }
}
