import { describe, expect, it } from 'vitest';
import { checkXml } from './xml-limits.js';

const response = '<d:response><d:href>/a.vcf</d:href><d:status>200</d:status></d:response>';

describe('an XML answer', () => {
  it.each([
    ['that lists many cards', `<?xml version="1.0"?><d:multistatus>${response.repeat(50_000)}</d:multistatus>`],
    [
      'with elements in texts that are no elements',
      `<a><![CDATA[${'<b>'.repeat(2_000_000)}]]><!-- ${'<b>'.repeat(100)} --></a>`,
    ],
    ['whose tag is not closed', '<a><b'],
    ['that is empty', ''],
  ])('%s is parsed', (_, text) => {
    expect(() => checkXml(text)).not.toThrow();
  });

  it('of more elements than any address book has is refused', () => {
    const text = `<d:multistatus>${'<a/>'.repeat(1_000_000)}</d:multistatus>`;
    expect(() => checkXml(text)).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }));
  });

  it('that is nested deeper than any answer is refused', () => {
    expect(() => checkXml('<a>'.repeat(65))).toThrow(expect.objectContaining({ code: 'BAD_RESPONSE' }));
    expect(() => checkXml('<a></a>'.repeat(65))).not.toThrow();
  });
});
