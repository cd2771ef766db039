/**
 * Substances that Chinese pharmacies stock most: Chinese name as it stands in generic names, INN, ATC code of the
 * systemic use. Written down from general pharmaceutical knowledge; a person confirms it on the drug's page.
 */
const LINES = `
阿莫西林|amoxicillin|J01CA04;氨苄西林|ampicillin|J01CA01;哌拉西林|piperacillin|J01CA12;苯唑西林|oxacillin|J01CF04
头孢氨苄|cefalexin|J01DB01;头孢拉定|cefradine|J01DB09;头孢唑林|cefazolin|J01DB04;头孢羟氨苄|cefadroxil|J01DB05
头孢呋辛|cefuroxime|J01DC02;头孢克洛|cefaclor|J01DC04;头孢丙烯|cefprozil|J01DC10;头孢西丁|cefoxitin|J01DC01
头孢曲松|ceftriaxone|J01DD04;头孢噻肟|cefotaxime|J01DD01;头孢他啶|ceftazidime|J01DD02;头孢克肟|cefixime|J01DD08
头孢地尼|cefdinir|J01DD15;头孢泊肟酯|cefpodoxime|J01DD13;头孢吡肟|cefepime|J01DE01;美罗培南|meropenem|J01DH02
阿奇霉素|azithromycin|J01FA10;克拉霉素|clarithromycin|J01FA09;罗红霉素|roxithromycin|J01FA06;红霉素|erythromycin|J01FA01
克林霉素|clindamycin|J01FF01;林可霉素|lincomycin|J01FF02;庆大霉素|gentamicin|J01GB03;阿米卡星|amikacin|J01GB06
左氧氟沙星|levofloxacin|J01MA12;氧氟沙星|ofloxacin|J01MA01;环丙沙星|ciprofloxacin|J01MA02;莫西沙星|moxifloxacin|J01MA14
诺氟沙星|norfloxacin|J01MA06;甲硝唑|metronidazole|J01XD01;奥硝唑|ornidazole|J01XD03;替硝唑|tinidazole|J01XD02
多西环素|doxycycline|J01AA02;米诺环素|minocycline|J01AA08;利奈唑胺|linezolid|J01XX08;万古霉素|vancomycin|J01XA01
氟康唑|fluconazole|J02AC01;伊曲康唑|itraconazole|J02AC02;伏立康唑|voriconazole|J02AC03;特比萘芬|terbinafine|D01BA02
阿昔洛韦|aciclovir|J05AB01;伐昔洛韦|valaciclovir|J05AB11;更昔洛韦|ganciclovir|J05AB06;利巴韦林|ribavirin|J05AP01
恩替卡韦|entecavir|J05AF10;拉米夫定|lamivudine|J05AF05;替诺福韦|tenofovir|J05AF07;奥司他韦|oseltamivir|J05AH02
异烟肼|isoniazid|J04AC01;利福平|rifampicin|J04AB02;吡嗪酰胺|pyrazinamide|J04AK01;乙胺丁醇|ethambutol|J04AK02
氨氯地平|amlodipine|C08CA01;硝苯地平|nifedipine|C08CA05;非洛地平|felodipine|C08CA02;尼莫地平|nimodipine|C08CA06
地尔硫䓬|diltiazem|C08DB01;维拉帕米|verapamil|C08DA01;缬沙坦|valsartan|C09CA03;厄贝沙坦|irbesartan|C09CA04
氯沙坦|losartan|C09CA01;替米沙坦|telmisartan|C09CA07;坎地沙坦|candesartan|C09CA06;奥美沙坦|olmesartan|C09CA08
卡托普利|captopril|C09AA01;依那普利|enalapril|C09AA02;贝那普利|benazepril|C09AA07;培哚普利|perindopril|C09AA04
福辛普利|fosinopril|C09AA09;雷米普利|ramipril|C09AA05;美托洛尔|metoprolol|C07AB02;比索洛尔|bisoprolol|C07AB07
普萘洛尔|propranolol|C07AA05;阿替洛尔|atenolol|C07AB03;卡维地洛|carvedilol|C07AG02;呋塞米|furosemide|C03CA01
氢氯噻嗪|hydrochlorothiazide|C03AA03;螺内酯|spironolactone|C03DA01;吲达帕胺|indapamide|C03BA11
阿托伐他汀|atorvastatin|C10AA05;辛伐他汀|simvastatin|C10AA01;瑞舒伐他汀|rosuvastatin|C10AA07;普伐他汀|pravastatin|C10AA03
非诺贝特|fenofibrate|C10AB05;依折麦布|ezetimibe|C10AX09;地高辛|digoxin|C01AA05;胺碘酮|amiodarone|C01BD01
硝酸甘油|glyceryl trinitrate|C01DA02;单硝酸异山梨酯|isosorbide mononitrate|C01DA14;普罗帕酮|propafenone|C01BC03
硝酸异山梨酯|isosorbide dinitrate|C01DA08;曲美他嗪|trimetazidine|C01EB15;阿司匹林|acetylsalicylic acid|B01AC06
氯吡格雷|clopidogrel|B01AC04;替格瑞洛|ticagrelor|B01AC24;华法林|warfarin|B01AA03;利伐沙班|rivaroxaban|B01AF01
二甲双胍|metformin|A10BA02;格列美脲|glimepiride|A10BB12;格列齐特|gliclazide|A10BB09;格列吡嗪|glipizide|A10BB07
瑞格列奈|repaglinide|A10BX02;阿卡波糖|acarbose|A10BF01;伏格列波糖|voglibose|A10BF03;吡格列酮|pioglitazone|A10BG03
西格列汀|sitagliptin|A10BH01;达格列净|dapagliflozin|A10BK01;恩格列净|empagliflozin|A10BK03;甘精胰岛素|insulin glargine|A10AE04
奥美拉唑|omeprazole|A02BC01;兰索拉唑|lansoprazole|A02BC03;泮托拉唑|pantoprazole|A02BC02;雷贝拉唑|rabeprazole|A02BC04
法莫替丁|famotidine|A02BA03;雷尼替丁|ranitidine|A02BA02;多潘立酮|domperidone|A03FA03;莫沙必利|mosapride|A03FA09
甲氧氯普胺|metoclopramide|A03FA01;昂丹司琼|ondansetron|A04AA01;蒙脱石|diosmectite|A07BC05;乳果糖|lactulose|A06AD11
氯雷他定|loratadine|R06AX13;西替利嗪|cetirizine|R06AE07;地氯雷他定|desloratadine|R06AX27;孟鲁司特|montelukast|R03DC03
沙丁胺醇|salbutamol|R03AC02;布地奈德|budesonide|R03BA02;茶碱|theophylline|R03DA04;氨溴索|ambroxol|R05CB06
溴己新|bromhexine|R05CB02;羧甲司坦|carbocisteine|R05CB03;乙酰半胱氨酸|acetylcysteine|R05CB01;噻托溴铵|tiotropium|R03BB04
布洛芬|ibuprofen|M01AE01;双氯芬酸|diclofenac|M01AB05;美洛昔康|meloxicam|M01AC06;塞来昔布|celecoxib|M01AH01
吲哚美辛|indometacin|M01AB01;别嘌醇|allopurinol|M04AA01;非布司他|febuxostat|M04AA03;秋水仙碱|colchicine|M04AC01
对乙酰氨基酚|paracetamol|N02BE01;卡马西平|carbamazepine|N03AF01;丙戊酸|valproic acid|N03AG01;加巴喷丁|gabapentin|N02BF01
左乙拉西坦|levetiracetam|N03AX14;奥氮平|olanzapine|N05AH03;利培酮|risperidone|N05AX08;喹硫平|quetiapine|N05AH04
氯氮平|clozapine|N05AH02;舍曲林|sertraline|N06AB06;帕罗西汀|paroxetine|N06AB05;氟西汀|fluoxetine|N06AB03
多奈哌齐|donepezil|N06DA02;甲钴胺|mecobalamin|B03BA05;叶酸|folic acid|B03BB01;泼尼松|prednisone|H02AB07
地塞米松|dexamethasone|H02AB02;甲泼尼龙|methylprednisolone|H02AB04;左甲状腺素|levothyroxine|H03AA01
甲巯咪唑|thiamazole|H03BB02;丙硫氧嘧啶|propylthiouracil|H03BA02;骨化三醇|calcitriol|A11CC04;阿法骨化醇|alfacalcidol|A11CC03
阿仑膦酸|alendronic acid|M05BA04;甲氨蝶呤|methotrexate|L01BA01;卡培他滨|capecitabine|L01BC06;吉非替尼|gefitinib|L01EB01
来氟米特|leflunomide|L04AK01;环孢素|ciclosporin|L04AD01;非那雄胺|finasteride|G04CB01;坦索罗辛|tamsulosin|G04CA02
西地那非|sildenafil|G04BE03;黄体酮|progesterone|G03DA04;左炔诺孕酮|levonorgestrel|G03AC03;米非司酮|mifepristone|G03XB01
`
export const SUBSTANCES: readonly (readonly [string, string, string])[] = LINES.trim()
  .split(/[;\n]/)
  .map(line => line.split('|') as [string, string, string])
