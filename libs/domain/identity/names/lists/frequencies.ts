/**
 * How common a name is, in bits: a name that one of 2^b people has weighs b bits. In tiers, from the counts that the US Census
 * Bureau (surnames 2010, given names 1990; public domain) publishes, with the commonest names of other countries added.
 */
const SURNAMES: Readonly<Record<number, string>> = {
  7: 'smith johnson williams brown jones wang li zhang liu chen yang kim nguyen',
  8: `garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas taylor moore jackson martin lee perez
    thompson white harris sanchez clark lewis robinson walker muller singh kumar khan silva santos huang zhao wu zhou xu park choi tanaka suzuki sato ivanov`,
  9: `ramirez young allen king wright scott torres hill flores green adams nelson baker hall rivera campbell mitchell carter
    roberts gomez phillips evans turner diaz parker cruz edwards collins reyes stewart morris morales murphy cook rogers gutierrez ortiz morgan cooper
    peterson bailey reed kelly howard ramos cox ward richardson watson brooks wood james bennett gray mendoza ruiz hughes price alvarez castillo sanders
    patel myers long ross foster schmidt schneider fischer weber meyer wagner hoffmann rossi russo ferrari dubois bernard petit hansen olsen johansen
    nielsen jensen andersson johansson karlsson nilsson kowalski nowak yilmaz kaya demir pereira ferreira costa oliveira souza lima fernandez petrov sidorov popov tran le pham`,
  10: `jimenez powell jenkins perry russell sullivan bell coleman butler henderson barnes fisher vasquez simmons graham murray ford castro marshall owens harrison
    fernandes mcdonald woods washington kennedy wells vargas henry freeman shaw chavez webb guzman simpson crawford hunter holmes hicks palmer wagner
    mason dixon hunt black stone robertson knight stevens rose ellis burns ferguson hawkins duncan armstrong berg bauer becker schulz koch richter klein
    wolf schroder neumann schwarz zimmermann braun hartmann kruger gruber huber steiner mayer novak horvat nagy kovacs szabo toth eriksson larsson olsson persson pedersen larsen
    christensen rasmussen esposito bianchi romano colombo ricci moreau laurent simon michel lefebvre leroy roux de jong jansen vries bakker visser smit`,
};
const GIVEN_NAMES: Readonly<Record<number, string>> = {
  5: 'james john robert mary michael maria mohammed muhammad mohamed',
  6: `william david richard charles joseph thomas patricia linda barbara elizabeth jennifer susan anna jose juan antonio luis peter daniel
    christopher paul mark george jan ali`,
  7: `donald kenneth steven edward brian ronald anthony kevin jason matthew gary timothy larry jeffrey frank scott eric stephen andrew raymond gregory joshua jerry
    dennis walter patrick harold douglas henry carl arthur ryan roger joe jack margaret dorothy lisa nancy karen betty helen sandra donna carol ruth sharon
    michelle laura sarah kimberly deborah jessica shirley cynthia angela melissa brenda amy rebecca virginia kathleen martha debra amanda stephanie carolyn christine marie
    janet catherine frances ann joyce diane alice julie heather emma sophie sophia olivia jacob lucas hannah lea marc martin thomas andreas stefan
    carlos jorge francisco pedro miguel ana carmen rosa marco giuseppe giovanni francesco jean pierre michel anne hans klaus heinz piotr ivan sergei alexander andrei natalia elena olga`,
};
const RAREST_SURNAME = 12;
const RAREST_GIVEN_NAME = 9;

const surnameBits = tiers(SURNAMES);
const givenNameBits = tiers(GIVEN_NAMES);

export function surnameBitsOf(word: string): number {
  return surnameBits.get(word) ?? RAREST_SURNAME;
}

export function givenNameBitsOf(word: string): number {
  return givenNameBits.get(word) ?? RAREST_GIVEN_NAME;
}

function tiers(lists: Readonly<Record<number, string>>): ReadonlyMap<string, number> {
  const bits = new Map<string, number>();
  for (const [tier, names] of Object.entries(lists))
    for (const name of names.trim().split(/\s+/)) if (!bits.has(name)) bits.set(name, Number(tier));
  return bits;
}
