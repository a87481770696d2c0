"""An archive of three digests and five entities, small enough to know each of its pages by heart."""

SAMPLE = """\
-- content/site.toml --
title = { zh = "渡口文摘", en = "Ferry Digest" }
-- content/entities/all.toml --
[lanting]
kind = "company"
name = { zh = "兰汀", en = "Lanting" }
about = { zh = "造船的公司。", en = "Builds ships." }

[qingzhou]
kind = "product"
owner = "lanting"
name = { zh = "青舟", en = "Qingzhou" }

[gao-yuan]
kind = "person"
name = { zh = "高远", en = "Gao Yuan" }

[haiwang]
kind = "company"
name = { zh = "海望", en = "Haiwang" }

[silent]
kind = "organisation"
name = { zh = "默声社", en = "Silent Society" }
-- content/2025/2025-12-20-bridge.zh.md --
---
title: 大桥合龙
date: 2025-12-20
---

## 工程

### 最后一段吊装完成 {#span}

海望在夜里吊起了最后一段钢梁。
-- content/2026/2026-03-02-quay.zh.md --
---
title: 新码头开放
date: 2026-03-02
summary: 码头开放。
---

## 港口

### 码头迎来第一艘船 {#first-ship}

第一艘船由兰汀建造。它在清晨靠岸。

### 工人学会新设备 {#training}

培训持续了两周。
-- content/2026/2026-03-02-quay.en.md --
---
title: The new quay opens
date: 2026-03-02
summary: The quay is open.
---

## Harbour

### The quay greets its first ship {#first-ship}

The first ship was built by Lanting. It came in at dawn.

### Workers learn the new equipment {#training}

Training took two weeks.
-- content/2026/2026-03-05-ferry.zh.md --
---
title: 渡轮改用电力
date: 2026-03-05
---

## 渡轮

### 青舟完成试航 {#trial}

青舟在河上走了三个小时。高远说它很安静。
-- content/2026/2026-03-05-ferry.en.md --
---
title: Ferries go electric
date: 2026-03-05
---

## Ferries

### Qingzhou completes its trial {#trial}

Qingzhou spent three hours on the river. Gao Yuan called it quiet.
"""

PAGES = """
index.html
zh/index.html zh/archive.html zh/companies.html zh/overview.html zh/search.html
zh/2025/index.html zh/2025/12/index.html zh/2025/12/20/index.html zh/2025/12/20/bridge.html
zh/2026/index.html zh/2026/03/index.html
zh/2026/03/02/index.html zh/2026/03/02/quay.html zh/2026/03/05/index.html zh/2026/03/05/ferry.html
zh/company/lanting.html zh/company/haiwang.html zh/product/qingzhou.html zh/person/gao-yuan.html
en/index.html en/archive.html en/companies.html en/overview.html en/search.html
en/2025/index.html en/2025/12/index.html en/2025/12/20/index.html
en/2026/index.html en/2026/03/index.html
en/2026/03/02/index.html en/2026/03/02/quay.html en/2026/03/05/index.html en/2026/03/05/ferry.html
en/company/lanting.html en/company/haiwang.html en/product/qingzhou.html en/person/gao-yuan.html
parallel/2026/03/02/quay.html parallel/2026/03/05/ferry.html
"""
