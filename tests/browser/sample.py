"""Archives that are awkward: names to encode, words and tables that do not fit, digests in one language."""

AWKWARD = """\
-- content/site.toml --
title = { zh = "一个名字特别长的海岸与灯塔双语每日文摘", en = "The Long-Named Lighthouse Digest" }
base_url = "https://lighthouse.example/archive/"

[topics.coast]
zh = "海岸"
en = "Coast"
about = { zh = "陆地到头的地方。", en = "Where the land ends." }

[topics.lamps]
zh = "灯"

[series.lighthouse]
zh = "海岸与灯塔"
en = "The Long-Named Lighthouse Digest of the Whole Coast"
-- content/entities/all.toml --
[yanshan]
kind = "company"
name = { zh = "岩山", en = "Yanshan" }

[old-lamp]
kind = "product"
owner = "yanshan"
name = { zh = "老灯", en = "Old Lamp" }
-- content/2026/2026-03-02-新灯塔.zh.md --
---
title: 新灯塔亮灯
date: 2026-03-02
slug: 新灯塔
tags: [海岸, lamps]
series: 海岸与灯塔
translation_key: beacon
cover: "../media/灯塔%20甲%2050%25.svg"
---

## 海岸

### 第一夜 {#第一夜}

岩山的灯在夜里亮起。[照片](../media/灯塔%20甲%2050%25.svg)也在那一夜拍下。

![灯塔](../media/灯塔%20甲%2050%25.svg)

| 项目 | 第一季 | 第二季 | 第三季 | 第四季 | 全年 | 备注 |
| --- | --- | --- | --- | --- | --- | --- |
| 亮灯的夜数 | 八十八 | 九十 | 九十二 | 九十 | 三百六十 | 其余五夜检修 |

### 第二夜

起雾了。
-- content/2026/2026-03-02-beacon.en.md --
---
title: "Thunderstormlighthousekeepersassociationannouncement: the lamp is lit"
date: 2026-03-02
slug: beacon
translated_from: zh 000000
tags: [coast, lamps, Thunderstormlighthousekeepersassociationannouncements]
series: The Long-Named Lighthouse Digest of the Whole Coast
translation_key: beacon
---

## Coast

### The first night {#第一夜}

Yanshan lit the lamp at night.

```
a line of code that goes on and on and is wider than the page of any phone that we know of
```

https://example.org/an/address/that/goes/on/and/on/and/is/wider/than/the/page/of/any/phone/index.html

### The second night

Fog came in.

## More

- **Rope**: a new one came.
- **[Paint](https://example.org/paint)**: white, as before.
-- content/2025/2025-11-20-fog.zh.md --
---
title: 雾季开始
date: 2025-11-20
---

## 天气

### 老灯退役

老灯在雾里响了最后一次。
-- content/media/灯塔 甲 50%.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="18"/></svg>
"""

# Where digests of that archive were once, in the archive `moved`.
OLD = ("old/place/index.html", "旧/地方.html")

ENGLISH_ONLY = """\
-- content/site.toml --
title = "Lighthouse Digest"
languages = ["en"]
-- content/entities/all.toml --
[yanshan]
kind = "company"
name = "Yanshan"
-- content/2026/2026-03-02-beacon.en.md --
---
title: The new lighthouse is lit
date: 2026-03-02
---

### The first night

Yanshan lit the lamp at night.
"""
