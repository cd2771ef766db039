export const missedZh = {
  missed: '搜而未得',
  missAbout: '近 30 天至少 3 次没有找到的词；不记录是谁搜的',
  missWords: '搜索词',
  missFound: '结果',
  missSearches: '次数',
  missLastOn: '最近一天',
  missNothing: '目录里没有',
  missSpelling: '写法不同才找到',
  missNoOffer: '有商品，无人供应',
  noMissed: '近 30 天没有反复落空的搜索',
  noMissedHint: '同一个词至少三次没有找到才会出现在这里',
}
